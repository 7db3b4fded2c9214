package dev.sanca.packager.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The input stage: physical lines to logical ones, as {@code sed} and the shell's {@code read} do it for the script.
 *
 * <p>Comments go first, with no regard to quotes, then empty lines; only then does a backslash at the end of a line join
 * it with the next one that is left. So a comment behind the backslash does not end the continuation.
 */
final class LineReader {
    private final Dialect dialect;
    private final Consumer<Warning> warnings;
    private final List<LogicalLine> lines = new ArrayList<>();
    private final ShellLine pending = new ShellLine();
    /** What a doubled backslash at the end of a line left over for the next one. */
    private String carried = "";
    /** Where the line began that is not finished yet; null between lines. */
    private Location start;

    private LineReader(Dialect dialect, Consumer<Warning> warnings) {
        this.dialect = dialect;
        this.warnings = warnings;
    }

    static List<LogicalLine> read(List<SetupFile> files, Dialect dialect, Consumer<Warning> warnings) {
        LineReader reader = new LineReader(dialect, warnings);
        List<PhysicalLine> physical = PhysicalLine.of(files);
        if (dialect == Dialect.CPYTHON) {
            PhysicalLine.joined(physical).forEach(line -> reader.add(line.text(), line.where()));
        } else {
            physical.forEach(reader::addTolerantly);
            reader.endOfFile();
        }
        return reader.lines;
    }

    private void addTolerantly(PhysicalLine line) {
        if (line.isMarker()) {
            endOfFile();
        }
        String text = line.text();
        if (line.where().line() == 1 && text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        text = withoutCarriageReturn(text, line.where());
        if (!line.terminated() && !isBlank(withoutComment(text))) {
            warn(line.where(), "the last line has no newline; it is read here, but CPython's makesetup loses it: end the line");
        }
        add(text, line.where());
    }

    private void endOfFile() {
        if (start != null) {
            warn(start, "the file ends in a backslash, with nothing to continue on: remove it");
            add(pending.finish());
        }
    }

    private void add(String raw, Location where) {
        String line = withoutComment(raw);
        if (isBlank(line)) {
            return;
        }
        if (line.length() < raw.length() && raw.charAt(line.length()) == '#') {
            warn(where, "everything from # on is a comment, also within a word: \"" + lastWord(line) + "\" is what is left;"
                    + " put the value into a header file");
        }
        if (start == null) {
            start = where;
        }
        if (pending.append(line) > 0) {
            warn(where, "a backslash within a line disappears; only at its end it means something: remove it");
        }
        if (!pending.continues()) {
            finishOrCarry(pending.finish());
        }
    }

    /** A backslash that survived (two at the end of the line) joins too, and blanks shrink to one. */
    private void finishOrCarry(String text) {
        if (text.endsWith("\\")) {
            String[] words = Words.split(carried + text.substring(0, text.length() - 1));
            carried = String.join(" ", words);
        } else {
            add(text);
        }
    }

    private void add(String text) {
        String whole = carried + text;
        if (!whole.isEmpty()) {
            lines.add(new LogicalLine(whole, start));
        }
        carried = "";
        start = null;
    }

    private String withoutCarriageReturn(String line, Location where) {
        if (!line.endsWith("\r")) {
            return line;
        }
        if (where.line() == 1) {
            warn(where, "lines end in CR LF; that is read here, but CPython's makesetup takes the CR for a part of the last"
                    + " word: save the file with LF");
        }
        return line.substring(0, line.length() - 1);
    }

    private static String lastWord(String line) {
        String[] words = Words.split(line);
        return words[words.length - 1];
    }

    /** Without the first {@code #}, all behind it and the blanks before it. */
    private static String withoutComment(String line) {
        int hash = line.indexOf('#');
        if (hash < 0) {
            return line;
        }
        while (hash > 0 && isBlank(line.charAt(hash - 1))) {
            hash--;
        }
        return line.substring(0, hash);
    }

    private static boolean isBlank(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (!isBlank(line.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private void warn(Location where, String text) {
        warnings.accept(new Warning(where, text));
    }
}
