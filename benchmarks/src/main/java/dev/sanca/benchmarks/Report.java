package dev.sanca.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A run as a table for the terminal, as a page and as JSON. */
final class Report {
    private static final int ROW_WIDTH = 36;
    private static final int CELL_WIDTH = 17;

    private static final String HOW_TO_READ = """

            ## How to read it

            A figure is the best of many samples, each a millisecond or less (of whole processes: of some starts); the
            medians are in results.json. In brackets: how many times as long as C, measured on the same CPython beside it.
            JPype runs on the system's CPython, so its ratio is to C on that one, and its ns are not to be compared with
            the other columns'.

            Python's own loop is part of the first group's figures (the row "the empty loop"); nothing is subtracted
            anywhere. Ratios travel from machine to machine, nanoseconds do not.
            """;

    private final Map<String, String> facts;
    private final Results results;

    Report(Map<String, String> facts, Results results) {
        this.facts = facts;
        this.results = results;
    }

    /** The table for the terminal. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Row.Kind kind : Row.Kind.values()) {
            text.append('\n').append(line(kind.title() + " ...", columns(kind).stream().map(Contender::title).toList()));
            for (Row row : Row.of(kind)) {
                text.append(line(row.title(), cells(row)));
            }
            text.append("  (").append(kind.unit()).append("; in brackets: times C)\n");
        }
        text.append(unrest());
        results.leftOut().forEach(reason -> text.append("left out: ").append(reason).append('\n'));
        return text.toString();
    }

    private static String line(String title, List<String> cells) {
        return cells.stream()
                .map(cell -> ("%" + CELL_WIDTH + "s").formatted(cell))
                .collect(Collectors.joining("", ("%-" + ROW_WIDTH + "s").formatted(title), "\n"));
    }

    /** The page of the last run. */
    String markdown() {
        StringBuilder page = new StringBuilder("# The last run of `make bench`\n\nWritten by the run; how it is done: README.md.\n\n");
        facts.forEach((name, value) -> page.append("- ").append(name).append(": ").append(value).append('\n'));
        for (Row.Kind kind : Row.Kind.values()) {
            page.append("\n## ").append(kind.title()).append(" …\n\n").append(kind.unit()).append("\n\n");
            page.append(markdownLine(kind.title() + " …", columns(kind).stream().map(Contender::title).toList()));
            page.append("|---|").append("---:|".repeat(columns(kind).size())).append('\n');
            Row.of(kind).forEach(row -> page.append(markdownLine(row.title(), cells(row))));
        }
        page.append("\n").append(unrest()).append("\n");
        page.append("\n## Left out\n\n");
        results.leftOut().forEach(reason -> page.append("- ").append(reason).append('\n'));
        return page.append(HOW_TO_READ).toString();
    }

    private static String markdownLine(String title, List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| " + title + " | ", " |\n"));
    }

    /** A machine at rest says 1.0x. */
    private String unrest() {
        return String.format(
                Locale.ROOT,
                "%nHalf of the cells had a median within %.2f times the best sample: the nearer to 1, the quieter the machine.%n",
                results.unrest());
    }

    private List<Contender> columns(Row.Kind kind) {
        return Arrays.stream(Contender.values())
                .filter(contender -> Row.of(kind).stream().anyMatch(row -> results.find(row, contender).isPresent()))
                .toList();
    }

    private List<String> cells(Row row) {
        return columns(row.kind()).stream().map(contender -> cell(row, contender)).toList();
    }

    private String cell(Row row, Contender contender) {
        return results.find(row, contender).map(figure -> cell(figure, contender)).orElse("-");
    }

    private static String cell(Figure figure, Contender contender) {
        String value = format(figure.best());
        boolean compared = contender != Contender.C && !Double.isNaN(figure.ratio());
        return compared ? value + " (" + format(figure.ratio()) + ")" : value;
    }

    /** Three digits, or the whole number. */
    private static String format(double value) {
        String pattern = value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, pattern, value);
    }

    /** All of it for programs. */
    String json() {
        List<String> figures = new ArrayList<>();
        for (Row row : Row.values()) {
            for (Contender contender : Contender.values()) {
                find(row, contender).ifPresent(figures::add);
            }
        }
        String head = facts.entrySet().stream()
                .map(fact -> "    %s: %s".formatted(quoted(fact.getKey()), quoted(fact.getValue())))
                .collect(Collectors.joining(",\n"));
        String left = results.leftOut().stream().map(reason -> "    " + quoted(reason)).collect(Collectors.joining(",\n"));
        return "{\n  \"machine\": {\n%s\n  },\n  \"figures\": [\n%s\n  ],\n  \"leftOut\": [\n%s\n  ]\n}\n"
                .formatted(head, String.join(",\n", figures), left);
    }

    private Optional<String> find(Row row, Contender contender) {
        return results.find(row, contender).map(figure -> String.format(
                Locale.ROOT,
                "    {\"row\": %s, \"contender\": %s, \"best\": %.3f, \"median\": %.3f, \"timesC\": %s}",
                quoted(row.id()),
                quoted(contender.title()),
                figure.best(),
                figure.median(),
                Double.isNaN(figure.ratio()) ? "null" : String.format(Locale.ROOT, "%.3f", figure.ratio())));
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"', '\\' -> json.append('\\').append(c);
                default -> json.append(c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
            }
        }
        return json.append('"').toString();
    }
}
