package dev.sanca.capi.internal;

/** The part of a Java stack trace that a Python user has not seen yet: from where it was thrown to the call from Python. */
public final class JavaTrace {
    /** The module name of a frame that stands for a call in Python. */
    public static final String PYTHON = "python";

    private static final int MAX_FRAMES = 32;
    private static final int MAX_CAUSES = 8;
    private static final String CAPI = "dev.sanca.capi.";

    private JavaTrace() {}

    /**
     * The trace of an exception and of its causes.
     *
     * @param thrown any exception
     * @return a line per frame, without the message of the exception itself; empty if it has no trace, or one that throws
     */
    public static String of(Throwable thrown) {
        try {
            StringBuilder text = new StringBuilder();
            frames(text, thrown.getStackTrace());
            Throwable cause = thrown.getCause();
            for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
                text.append(text.isEmpty() ? "" : "\n").append("Caused by: ").append(cause);
                frames(text, cause.getStackTrace());
                cause = cause.getCause();
            }
            return text.toString();
        } catch (RuntimeException | StackOverflowError unreadable) {
            // getStackTrace, getCause and toString can be overridden; the message has been given already.
            return "";
        }
    }

    /**
     * The trace of an exception alone.
     *
     * @param thrown any exception
     * @return a line per frame; empty if it has no trace
     */
    public static String ownFrames(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        frames(text, thrown.getStackTrace());
        return text.toString();
    }

    private static void frames(StringBuilder text, StackTraceElement[] frames) {
        int end = end(frames);
        int shown = 0;
        int left = 0;
        for (int i = 0; i < end; i++) {
            if (isMachinery(frames[i])) {
                continue;
            }
            if (shown++ < MAX_FRAMES) {
                text.append(text.isEmpty() ? "" : "\n").append("  at ").append(frames[i]);
            } else {
                left++;
            }
        }
        if (left > 0) {
            text.append("\n  ... ").append(left).append(" more");
        }
    }

    /**
     * Where the frames below the latest call from Python begin: with the call into Python that they were in.
     *
     * @param frames a stack trace; frames of Python in it, and what is above them, belong to the part before the end
     * @return an index, or the length if no such call is there
     */
    public static int end(StackTraceElement[] frames) {
        int i = afterPython(frames);
        if (i == 0 && frames.length > 0 && isDowncall(frames[0])) {
            // Thrown on the way into the Java function: by the initialiser of its class.
            return 0;
        }
        while (i < frames.length && frames[i].getClassName().startsWith(CAPI)) {
            i++;
        }
        while (i < frames.length && !isDowncall(frames[i]) && !isUpcall(frames[i])) {
            i++;
        }
        return i;
    }

    /**
     * Where the Java frames below the outermost frame of Python begin.
     *
     * @param frames a stack trace
     * @return an index; 0 if there are no frames of Python
     */
    public static int afterPython(StackTraceElement[] frames) {
        int i = frames.length;
        while (i > 0 && !isPython(frames[i - 1])) {
            i--;
        }
        return i;
    }

    private static boolean isPython(StackTraceElement frame) {
        return PYTHON.equals(frame.getModuleName());
    }

    private static boolean isDowncall(StackTraceElement frame) {
        return frame.getClassName().startsWith(CAPI) && frame.getClassName().indexOf('$') >= 0 && frame.getMethodName().equals("call");
    }

    /** The JVM hides its own frames, except in an OutOfMemoryError that it had made beforehand. */
    private static boolean isUpcall(StackTraceElement frame) {
        return frame.getClassName().startsWith("jdk.internal.foreign.abi.UpcallStub");
    }

    /**
     * Whether a frame is of no interest to a user: between the user's call and CPython, or the other way round.
     *
     * @param frame a frame of a stack trace
     * @return true for the inside of this project and for what the JVM generates
     */
    public static boolean isMachinery(StackTraceElement frame) {
        String name = frame.getClassName();
        return isDowncall(frame) || name.startsWith(CAPI + "internal.") || name.startsWith("dev.sanca.internal.")
                || name.startsWith("java.lang.invoke.LambdaForm$") || name.contains("$$Lambda/0x");
    }
}
