package dev.sanca.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code -Dsanca.debug=refs} says when an interpreter is closed: which references are still open, and where they were made. */
public final class LeakReport {
    private static final Logger LOG = System.getLogger("dev.sanca.refs");
    private static final int MAX_PLACES = 20;
    private static final int MAX_FRAMES = 12;
    private static final String OURS = "dev.sanca.";

    private LeakReport() {}

    /** Logs a warning if references are open. Attached, before the interpreter is finalised. */
    public static void log(InterpreterState state) {
        if (!RefDebug.ENABLED) {
            return;
        }
        List<Reference> open = state.references().open();
        if (open.isEmpty()) {
            LOG.log(Level.INFO, "All references to Python objects were given back.");
        } else {
            LOG.log(Level.WARNING, describe(open));
        }
    }

    private static String describe(List<Reference> open) {
        Map<String, Integer> places = new LinkedHashMap<>();
        open.forEach(reference -> places.merge(place(reference.allocation()), 1, Integer::sum));
        StringBuilder text = new StringBuilder()
                .append(open.size()).append(open.size() == 1 ? " reference" : " references")
                .append(" to Python objects not given back when the interpreter was closed. Made at:");
        places.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MAX_PLACES)
                .forEach(place -> text.append("\n  ").append(place.getValue()).append(" x").append(place.getKey()));
        if (places.size() > MAX_PLACES) {
            text.append("\n  and at ").append(places.size() - MAX_PLACES).append(" more places");
        }
        return text.toString();
    }

    /** The stack of an allocation from the first frame that is not ours on. */
    private static String place(Throwable allocation) {
        StringBuilder text = new StringBuilder();
        int shown = 0;
        boolean begun = false;
        for (StackTraceElement frame : allocation.getStackTrace()) {
            begun |= !isOurs(frame.getClassName());
            if (begun && shown++ < MAX_FRAMES) {
                text.append("\n    at ").append(frame);
            }
        }
        return text.toString();
    }

    private static boolean isOurs(String className) {
        String rest = className.startsWith(OURS) ? className.substring(OURS.length()) : null;
        // The public classes of the runtime and its internals; dev.sanca.tests and other neighbours are users like any other.
        return rest != null && (rest.indexOf('.') < 0 || rest.startsWith("internal."));
    }
}
