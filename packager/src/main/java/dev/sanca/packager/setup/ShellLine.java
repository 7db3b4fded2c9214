package dev.sanca.packager.setup;

/**
 * What the shell's {@code read line} makes of lines: a backslash at the end joins the next line, any other backslash is
 * removed and the character behind it stands for itself; blanks at the ends go, unless a backslash kept them.
 */
final class ShellLine {
    private final StringBuilder text = new StringBuilder();
    /** Index behind the last character that must not be trimmed. */
    private int keep;
    private boolean started;
    private boolean continues;

    /**
     * Adds a physical line.
     *
     * @return how many backslashes were removed from within it
     */
    int append(String line) {
        continues = false;
        int removed = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c != '\\') {
                plain(c);
            } else if (i + 1 < line.length()) {
                escaped(line.charAt(++i));
                removed++;
            } else {
                continues = true;
            }
        }
        return removed;
    }

    private void plain(char c) {
        boolean blank = LineReader.isBlank(c);
        if (blank && !started) {
            return;
        }
        started = true;
        text.append(c);
        if (!blank) {
            keep = text.length();
        }
    }

    private void escaped(char c) {
        started = true;
        text.append(c);
        keep = text.length();
    }

    /** Whether the last line that was added ended in a backslash. */
    boolean continues() {
        return continues;
    }

    /** The whole line; empties this. */
    String finish() {
        String line = text.substring(0, keep);
        reset();
        return line;
    }

    void reset() {
        text.setLength(0);
        keep = 0;
        started = false;
        continues = false;
    }
}
