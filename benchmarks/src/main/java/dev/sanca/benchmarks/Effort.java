package dev.sanca.benchmarks;

import java.util.List;

/**
 * How long everything is measured.
 *
 * @param warmUp seconds before each row of the Python harness, for each contender
 * @param sample seconds of one sample
 * @param samples how many samples
 * @param warmUpIterations JMH's
 * @param iterations JMH's
 * @param iterationMillis how long one of JMH's iterations is
 * @param starts how often each process is started
 */
record Effort(
        double warmUp,
        double sample,
        int samples,
        int warmUpIterations,
        int iterations,
        long iterationMillis,
        int starts) {
    static final Effort FULL = new Effort(1.0, 0.001, 300, 4, 3, 500, 9);
    static final Effort QUICK = new Effort(0.2, 0.001, 100, 2, 1, 250, 3);

    /** The harness's options for this effort. */
    List<String> harnessOptions() {
        return List.of("--warmup", "" + warmUp, "--sample", "" + sample, "--samples", "" + samples);
    }
}
