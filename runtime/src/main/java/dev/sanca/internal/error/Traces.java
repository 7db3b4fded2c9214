package dev.sanca.internal.error;

import dev.sanca.capi.internal.JavaTrace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Java stack traces with the frames of Python in them, in the order of the calls. */
final class Traces {
    /** The Java frames of one call from Python that go into a traceback. */
    private static final int MAX_LEAVING = 32;

    private Traces() {}

    /**
     * The trace of an exception that is on its way from Python into Java.
     *
     * @param kept   how many frames of Java at the top are older than the frames of Python
     * @param python the frames of Python, the innermost first
     * @param rest   the Java frames below them
     */
    static StackTraceElement[] woven(StackTraceElement[] trace, int kept, List<StackTraceElement> python, int rest) {
        List<StackTraceElement> woven = withoutMachinery(trace, kept);
        woven.addAll(python);
        woven.addAll(Arrays.asList(trace).subList(afterMachinery(trace, rest), trace.length));
        return woven.toArray(StackTraceElement[]::new);
    }

    /** The trace of an exception that was in Java before, with all the frames of Python that it has passed since it was raised. */
    static StackTraceElement[] again(StackTraceElement[] trace, List<StackTraceElement> python) {
        return woven(trace, 0, python, JavaTrace.end(trace));
    }

    /** The frames before an end that a user wants to see. */
    static List<StackTraceElement> withoutMachinery(StackTraceElement[] trace, int end) {
        List<StackTraceElement> frames = new ArrayList<>(trace.length);
        for (int i = 0; i < end; i++) {
            if (!JavaTrace.isMachinery(trace[i])) {
                frames.add(trace[i]);
            }
        }
        return frames;
    }

    /** Where the user's own frames begin, or the one method of ours that the user called. */
    static int afterMachinery(StackTraceElement[] trace, int from) {
        int i = from;
        while (i < trace.length && isOurs(trace[i])) {
            i++;
        }
        return i > from && isApi(trace[i - 1]) ? i - 1 : i;
    }

    /**
     * The Java frames that an exception passes on its way from Java into Python: those above the next call from Java, the innermost first.
     *
     * @param trace a trace that has been woven
     * @param kept  how many frames at the top are older than the frames of Python
     */
    static List<StackTraceElement> leaving(StackTraceElement[] trace, int kept) {
        int from = Math.max(JavaTrace.afterPython(trace), kept);
        int end = JavaTrace.end(trace);
        return from >= end ? List.of() : Arrays.stream(trace, from, end)
                .filter(frame -> !isOurs(frame))
                .limit(MAX_LEAVING)
                .toList();
    }

    private static boolean isOurs(StackTraceElement frame) {
        return isApi(frame) || JavaTrace.isMachinery(frame) || frame.getClassName().startsWith("dev.sanca.capi.");
    }

    private static boolean isApi(StackTraceElement frame) {
        String name = frame.getClassName();
        return name.startsWith("dev.sanca.") && name.indexOf('.', "dev.sanca.".length()) < 0;
    }
}
