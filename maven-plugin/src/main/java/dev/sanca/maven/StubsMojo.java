package dev.sanca.maven;

import dev.sanca.packager.wheel.WheelBuilder;
import java.io.File;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Writes the type stubs of the modules into a folder, for editors and type checkers. */
@Mojo(name = "stubs", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class StubsMojo extends AbstractWheelMojo {
    /** Where the stubs are put. */
    @Parameter(property = "sanca.stubDirectory", defaultValue = "${project.basedir}/typings")
    private File stubDirectory;

    /** For Maven. */
    public StubsMojo() {}

    @Override
    void run() {
        getLog().info("Wrote " + String.join(", ", new WheelBuilder(loose()).writeStubs(stubDirectory.toPath())) + " into "
                + stubDirectory);
    }
}
