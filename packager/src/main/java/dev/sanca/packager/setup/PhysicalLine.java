package dev.sanca.packager.setup;

import java.util.ArrayList;
import java.util.List;

/**
 * A line as it stands in a file, or a marker that stands before each file.
 *
 * @param text without its newline
 * @param where its place; for markers, line 0 of the file
 * @param terminated whether it ends in a newline
 */
record PhysicalLine(String text, Location where, boolean terminated) {
    /** Stands before each file, which therefore starts in static mode. */
    static final String NEW_FILE = "*doconfig*";

    /** Stands before the files after {@code -n}. */
    static final String NO_OBJECTS = "*noobjects*";

    boolean isMarker() {
        return where.line() == 0;
    }

    /** The lines of all files with the markers between them. */
    static List<PhysicalLine> of(List<SetupFile> files) {
        List<PhysicalLine> lines = new ArrayList<>();
        boolean objects = true;
        for (SetupFile file : files) {
            Location start = new Location(file.name(), 0);
            if (objects && !file.objects()) {
                lines.add(new PhysicalLine(NO_OBJECTS, start, true));
                objects = false;
            }
            lines.add(new PhysicalLine(NEW_FILE, start, true));
            split(file, lines);
        }
        return lines;
    }

    private static void split(SetupFile file, List<PhysicalLine> into) {
        String text = file.text();
        int line = 1;
        int from = 0;
        for (int end; (end = text.indexOf('\n', from)) >= 0; from = end + 1) {
            into.add(new PhysicalLine(text.substring(from, end), new Location(file.name(), line++), true));
        }
        if (from < text.length()) {
            into.add(new PhysicalLine(text.substring(from), new Location(file.name(), line), false));
        }
    }

    /** As the script sees them: a line without newline runs into the marker behind it, and is lost if nothing follows. */
    static List<PhysicalLine> joined(List<PhysicalLine> lines) {
        List<PhysicalLine> result = new ArrayList<>(lines.size());
        PhysicalLine open = null;
        for (PhysicalLine line : lines) {
            PhysicalLine whole = open == null ? line : new PhysicalLine(open.text + line.text, open.where, line.terminated);
            open = whole.terminated ? null : whole;
            if (open == null) {
                result.add(whole);
            }
        }
        return result;
    }
}
