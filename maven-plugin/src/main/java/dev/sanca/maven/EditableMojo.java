package dev.sanca.maven;

import dev.sanca.packager.wheel.WheelBuilder;
import java.io.File;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Builds a wheel that refers to this project's files instead of having copies; what {@code pip install -e} calls. */
@Mojo(name = "editable", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class EditableMojo extends AbstractWheelMojo {
    /** Where the wheel is put. */
    @Parameter(property = "sanca.wheelDirectory", defaultValue = "${project.build.directory}/sanca")
    private File wheelDirectory;

    /** For Maven. */
    public EditableMojo() {}

    @Override
    void run() {
        getLog().info("Built " + new WheelBuilder(loose()).writeEditable(wheelDirectory.toPath(), target().resolve("sanca/python")));
    }
}
