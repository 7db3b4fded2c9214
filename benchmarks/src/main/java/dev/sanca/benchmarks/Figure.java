package dev.sanca.benchmarks;

/**
 * One cell of the table.
 *
 * @param best the least sample
 * @param median the middle one, which the table shows
 * @param limit the median of C on the same Python, taken beside this one; NaN when there was no C
 */
public record Figure(double best, double median, double limit) {
    /** {@return how many times as long as C, NaN when there was no C} */
    public double ratio() {
        return median / limit;
    }
}
