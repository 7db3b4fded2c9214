package dev.sanca.maven;

import dev.sanca.packager.wheel.WheelBuilder;
import java.io.File;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProjectHelper;

/** Builds the wheel: what {@code pip install} takes. */
@Mojo(name = "wheel", defaultPhase = LifecyclePhase.PACKAGE, requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class WheelMojo extends AbstractWheelMojo {
    /** Where the wheel is put. */
    @Parameter(property = "sanca.wheelDirectory", defaultValue = "${project.build.directory}")
    private File wheelDirectory;

    /** Whether the wheel is installed and deployed into Maven repositories too, as an artifact of type whl. */
    @Parameter(property = "sanca.attach", defaultValue = "false")
    private boolean attach;

    @Inject
    private MavenProjectHelper helper;

    /** For Maven. */
    public WheelMojo() {}

    @Override
    void run() {
        Path wheel = new WheelBuilder(packed()).write(wheelDirectory.toPath());
        getLog().info("Built " + wheel);
        if (attach) {
            helper.attachArtifact(project, "whl", wheel.toFile());
        }
    }
}
