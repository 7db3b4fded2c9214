package dev.sanca.benchmarks;

import java.util.List;

/** One figure as a Python program of this module prints it. */
record HarnessLine(Row row, Contender contender, double best, double median) {
    private static final String MARK = "@figure\t";

    /** Reads the figures out of a program's output; other lines are not for us. */
    static List<HarnessLine> parse(List<String> output) {
        return output.stream().filter(line -> line.startsWith(MARK)).map(HarnessLine::parseOne).toList();
    }

    private static HarnessLine parseOne(String line) {
        String[] cells = line.substring(MARK.length()).split("\t", -1);
        if (cells.length != 4) {
            throw new IllegalArgumentException("row, contender, best and median expected: " + line);
        }
        return new HarnessLine(
                Row.ofId(cells[0]),
                Contender.ofModule(cells[1]),
                Double.parseDouble(cells[2]),
                Double.parseDouble(cells[3]));
    }
}
