package dev.sanca.benchmarks;

/**
 * One cell of the table.
 *
 * @param best the least sample, which the table shows: what else the machine does only makes samples longer
 * @param median the middle one
 * @param limit the best of C on the same Python, taken beside this one; NaN when there was no C
 */
public record Figure(double best, double median, double limit) {
    /** {@return how much the machine disturbed this one: 1 is not at all} */
    public double unrest() {
        return median / best;
    }

    /** {@return how many times as long as C, NaN when there was no C} */
    public double ratio() {
        return best / limit;
    }
}
