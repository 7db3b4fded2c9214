package dev.sanca.maven;

import dev.sanca.packager.wheel.WheelBuilder;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Runs the Python tests with what was just compiled: pytest where the Python has it, else unittest. */
@Mojo(name = "test", defaultPhase = LifecyclePhase.TEST, requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class TestMojo extends AbstractWheelMojo {
    /** Where the tests are. */
    @Parameter(property = "sanca.testDirectory", defaultValue = "${project.basedir}/src/test/python")
    private File testDirectory;

    /** The Python that runs them; it must have sanca installed. Default: the active virtual environment's, that of .venv, or python3. */
    @Parameter(property = "sanca.python")
    private String python;

    /** The runner: pytest, unittest, or auto for pytest if the Python has it. */
    @Parameter(property = "sanca.testRunner", defaultValue = "auto")
    private String testRunner;

    /** More words for the runner, such as -v. */
    @Parameter(property = "sanca.testArguments")
    private List<String> testArguments;

    /** Skips the tests. */
    @Parameter(property = "skipTests", defaultValue = "false")
    private boolean skipTests;

    /** For Maven. */
    public TestMojo() {}

    @Override
    void run() {
        if (skipTests || !testDirectory.isDirectory()) {
            getLog().info(skipTests ? "Tests are skipped." : "There are no Python tests: " + testDirectory + " is not there.");
            return;
        }
        PythonProgram program = PythonProgram.of(python, project.getBasedir().toPath());
        Path staging = target().resolve("sanca/test");
        new WheelBuilder(loose()).stage(staging, true);
        boolean pytest = testRunner.equals("pytest") || testRunner.equals("auto") && program.has("pytest");
        List<String> words = new ArrayList<>(pytest ? List.of() : List.of("discover", "-s"));
        words.add(testDirectory.toString());
        words.addAll(PomMetadata.orEmpty(testArguments));
        getLog().info("Running " + (pytest ? "pytest" : "unittest") + " with " + program);
        program.run(project.getBasedir().toPath(), Map.of("PYTHONPATH", before(staging, System.getenv("PYTHONPATH"))),
                pytest ? "pytest" : "unittest", words);
    }

    private static String before(Path staging, String users) {
        String first = staging.toAbsolutePath().toString();
        return users == null || users.isEmpty() ? first : first + File.pathSeparator + users;
    }
}
