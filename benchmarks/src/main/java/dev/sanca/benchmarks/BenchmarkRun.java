package dev.sanca.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.javacpp.Loader;

/**
 * Measures every row for every contender, one after the other on one machine, and writes the report.
 *
 * <p>{@code -Dbench.quick=true}, or {@code QUICK=1} in the environment, measures briefly and leaves RESULTS.md as it is.
 */
public final class BenchmarkRun {
    private final Path module = Path.of("").toAbsolutePath();
    private final Workspace workspace;
    private final Effort effort;
    private final boolean quick;
    private final Results results = new Results();
    private final Map<String, String> facts = Machine.facts();
    private final Progress progress = new Progress();

    private BenchmarkRun(boolean quick) throws IOException {
        this.quick = quick;
        this.effort = quick ? Effort.QUICK : Effort.FULL;
        this.workspace = Workspaces.in(module);
    }

    /**
     * Runs, in the folder of this module.
     *
     * @param args none
     * @throws IOException when the report cannot be written
     * @throws InterruptedException never
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        boolean quick = Boolean.getBoolean("bench.quick") || "1".equals(System.getenv("QUICK"));
        new BenchmarkRun(quick).run();
    }

    private void run() throws IOException, InterruptedException {
        JPype jpype = JPype.find(workspace);
        describeContenders(jpype);
        boolean c = compile(Workspace.EMBEDDED_VERSION, workspace.headers());
        boolean jpypeC = jpype.isPresent() && compile(jpype.pythonVersion(), jpype.headers());
        new PythonCallsRows(workspace, effort, results, progress).measure(c, jpype, jpypeC);
        new PythonCalledRows(workspace, effort, results, progress).measure(c);
        new ProcessRows(workspace, effort, results, progress).measure(c, jpype);
        write();
    }

    private void describeContenders(JPype jpype) throws IOException, InterruptedException {
        facts.put("C compiler", Extension.compiler() + ", " + String.join(" ", Extension.FLAGS));
        String version = Child.of(workspace.pythonProgram().toString(), "-V").run().getFirst();
        facts.put("CPython", version + ", of the native jar that JavaCPP's presets use too");
        facts.put("JavaCPP", Loader.getVersion());
        facts.put("JPype", jpype.isPresent() ? jpype.version() + " on CPython " + jpype.pythonVersion() : "none");
        facts.put("JVM flags", workspace.jvmArguments().getFirst() + ", otherwise as they come");
        if (!jpype.isPresent()) {
            results.leaveOut("JPype", jpype.absence());
        }
    }

    private boolean compile(String version, Path headers) throws IOException, InterruptedException {
        progress.say("compiling the C extension for CPython " + version);
        var reason = new Extension(workspace).compile(version, headers);
        reason.ifPresent(why -> results.leaveOut("C on CPython " + version, why));
        return reason.isEmpty();
    }

    private void write() throws IOException {
        Report report = new Report(facts, results);
        Files.writeString(workspace.output().resolve("results.json"), report.json());
        String text = report.text();
        Files.writeString(workspace.output().resolve("results.txt"), text);
        if (!quick) {
            Files.writeString(module.resolve("RESULTS.md"), report.markdown());
        }
        progress.print(text);
    }
}
