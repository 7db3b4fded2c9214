package dev.sanca.capi.internal;

/** The part of a Java stack trace that a Python user has not seen yet: from where it was thrown to the call from Python. */
final class JavaTrace {
    private static final int MAX_FRAMES = 32;
    private static final int MAX_CAUSES = 8;
    private static final String CAPI = "dev.sanca.capi.";

    private JavaTrace() {}

    /** The trace, a line per frame, without the message of the exception itself; empty if it has none. */
    static String of(Throwable thrown) {
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

    /** Where the frames below the call from Python begin: with the call into Python that they were in. */
    private static int end(StackTraceElement[] frames) {
        if (frames.length > 0 && isDowncall(frames[0])) {
            // Thrown on the way into the Java function: by the initialiser of its class.
            return 0;
        }
        int i = 0;
        while (i < frames.length && frames[i].getClassName().startsWith(CAPI)) {
            i++;
        }
        while (i < frames.length && !isDowncall(frames[i]) && !isUpcall(frames[i])) {
            i++;
        }
        return i;
    }

    private static boolean isDowncall(StackTraceElement frame) {
        return frame.getClassName().startsWith(CAPI) && frame.getClassName().indexOf('$') >= 0 && frame.getMethodName().equals("call");
    }

    /** The JVM hides its own frames, except in an OutOfMemoryError that it had made beforehand. */
    private static boolean isUpcall(StackTraceElement frame) {
        return frame.getClassName().startsWith("jdk.internal.foreign.abi.UpcallStub");
    }

    private static boolean isMachinery(StackTraceElement frame) {
        String name = frame.getClassName();
        return isDowncall(frame) || name.startsWith(CAPI + "internal.") || name.startsWith("java.lang.invoke.LambdaForm$")
                || name.contains("$$Lambda/0x");
    }
}
