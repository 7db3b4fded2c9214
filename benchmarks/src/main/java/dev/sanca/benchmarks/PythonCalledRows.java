package dev.sanca.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Runs {@link JavaToPython} by JMH, contender after contender for each row. */
final class PythonCalledRows {
    private final Workspace workspace;
    private final Effort effort;
    private final Results results;
    private final Progress progress;

    PythonCalledRows(Workspace workspace, Effort effort, Results results, Progress progress) {
        this.workspace = workspace;
        this.effort = effort;
        this.results = results;
        this.progress = progress;
    }

    void measure(boolean c) {
        for (Row row : Row.of(Row.Kind.PYTHON_CALLED)) {
            progress.say("Python is called: " + row.title());
            double limit = c ? measure(row, Contender.C, Double.NaN) : Double.NaN;
            for (Contender contender : List.of(Contender.SANCA, Contender.RUNTIME, Contender.JAVACPP)) {
                if (row.isFor(contender)) {
                    measure(row, contender, limit);
                }
            }
        }
    }

    /** Measures one cell and gives its best; C is its own limit. */
    private double measure(Row row, Contender contender, double limit) {
        try {
            RunResult run = new Runner(options(row, contender)).runSingle();
            Statistics samples = run.getPrimaryResult().getStatistics();
            double best = samples.getMin() / JavaToPython.ROUNDS;
            double median = samples.getPercentile(50) / JavaToPython.ROUNDS;
            results.add(row, contender, new Figure(best, median, contender == Contender.C ? best : limit));
            return best;
        } catch (RunnerException e) {
            results.leaveOut(contender.title() + ", " + row.title(), String.valueOf(e.getMessage()));
            return Double.NaN;
        }
    }

    private Options options(Row row, Contender contender) {
        List<String> arguments = new ArrayList<>(workspace.jvmArguments());
        arguments.add("--sun-misc-unsafe-memory-access=allow");
        return new OptionsBuilder()
                .include(JavaToPython.class.getName().replace(".", "\\.") + "\\." + row.method() + "$")
                .param("contender", contender.parameter())
                .jvmArgs(arguments.toArray(String[]::new))
                .forks(1)
                .warmupIterations(effort.warmUpIterations())
                .warmupTime(TimeValue.milliseconds(effort.iterationMillis()))
                .measurementIterations(effort.iterations())
                .measurementTime(TimeValue.milliseconds(effort.iterationMillis()))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
    }
}
