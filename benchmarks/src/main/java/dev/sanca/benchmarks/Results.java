package dev.sanca.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a run found, and what it left out and why. Filled by one thread. */
public final class Results {
    private final Map<Row, Map<Contender, Figure>> figures = new EnumMap<>(Row.class);
    private final List<String> leftOut = new ArrayList<>();

    /** Makes an empty one. */
    public Results() {}

    void add(Row row, Contender contender, Figure figure) {
        figures.computeIfAbsent(row, ignored -> new EnumMap<>(Contender.class)).put(contender, figure);
    }

    /** Adds the samples of one process, each with the figure of C out of that same process beside it. */
    void addAll(List<HarnessLine> lines, boolean withLimit) {
        for (HarnessLine line : lines) {
            if (withLimit || line.contender() != Contender.C) {
                add(line.row(), line.contender(), new Figure(line.best(), line.median(), limitOf(lines, line.row())));
            }
        }
    }

    private static double limitOf(List<HarnessLine> lines, Row row) {
        return lines.stream()
                .filter(line -> line.row() == row || (row == Row.THROW && line.row() == Row.FAIL))
                .filter(line -> line.contender() == Contender.C)
                .mapToDouble(HarnessLine::best)
                .findFirst()
                .orElse(Double.NaN);
    }

    void leaveOut(String what, String reason) {
        leftOut.add(what + ": " + reason);
    }

    /**
     * Looks a cell up.
     *
     * @param row which row
     * @param contender which column
     * @return the figure, if it was measured
     */
    public Optional<Figure> find(Row row, Contender contender) {
        return Optional.ofNullable(figures.getOrDefault(row, Map.of()).get(contender));
    }

    /** {@return how much longer the middle sample took than the best, in the middle of all cells} */
    public double unrest() {
        double[] all = figures.values().stream()
                .flatMap(cells -> cells.values().stream())
                .mapToDouble(Figure::unrest)
                .sorted()
                .toArray();
        return all.length == 0 ? Double.NaN : all[all.length / 2];
    }

    /** {@return one line for each thing that was left out, with the reason} */
    public List<String> leftOut() {
        return Collections.unmodifiableList(leftOut);
    }
}
