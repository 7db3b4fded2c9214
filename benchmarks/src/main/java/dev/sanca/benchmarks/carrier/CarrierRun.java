package dev.sanca.benchmarks.carrier;

import dev.sanca.benchmarks.Workspace;
import dev.sanca.benchmarks.Workspaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs {@link CarrierBenchmark} twice: with all compilers, and with the first one only. */
public final class CarrierRun {
    private CarrierRun() {}

    /**
     * Runs, in the folder of this module.
     *
     * @param args none
     * @throws IOException when there is no Python
     * @throws RunnerException when a benchmark fails
     */
    public static void main(String[] args) throws IOException, RunnerException {
        Workspace workspace = Workspaces.in(Path.of("").toAbsolutePath());
        run(workspace, "Carrier");
        run(workspace, "CarrierBenchmark.(upcall|vectorcall)", "-XX:TieredStopAtLevel=1");
    }

    private static void run(Workspace workspace, String pattern, String... flags) throws RunnerException {
        List<String> arguments = new ArrayList<>(workspace.jvmArguments());
        arguments.add("--sun-misc-unsafe-memory-access=allow");
        arguments.addAll(List.of(flags));
        new Runner(new OptionsBuilder()
                        .include(pattern)
                        .jvmArgs(arguments.toArray(String[]::new))
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
    }
}
