package dev.sanca.maven;

import dev.sanca.packager.wheel.WheelBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Compiles and installs into the active virtual environment, so that a later {@code mvn compile} (or the IDE's) is all that an edit
 * needs.
 */
@Mojo(name = "develop", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class DevelopMojo extends AbstractWheelMojo {
    /** The Python to install into. Default: the active virtual environment's, or that of .venv in the project. */
    @Parameter(property = "sanca.python")
    private String python;

    /** More words for pip, such as --no-index. */
    @Parameter(property = "sanca.pipArguments")
    private List<String> pipArguments;

    /** For Maven. */
    public DevelopMojo() {}

    @Override
    void run() {
        PythonProgram program = PythonProgram.ofEnvironment(python, project.getBasedir().toPath());
        Path wheel = new WheelBuilder(loose()).writeEditable(target().resolve("sanca"), target().resolve("sanca/python"));
        List<String> more = PomMetadata.orEmpty(pipArguments);
        // Twice: the first replaces what is there whatever its version, the second looks for what it needs.
        program.run(project.getBasedir().toPath(), Map.of(), "pip",
                PythonProgram.words(List.of("install", "--quiet", "--disable-pip-version-check", "--force-reinstall", "--no-deps"), more,
                        wheel));
        program.run(project.getBasedir().toPath(), Map.of(), "pip",
                PythonProgram.words(List.of("install", "--quiet", "--disable-pip-version-check"), more, wheel));
        getLog().info("Installed into " + program + ", referring to " + project.getBuild().getOutputDirectory());
    }
}
