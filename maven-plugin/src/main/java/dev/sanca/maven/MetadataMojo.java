package dev.sanca.maven;

import dev.sanca.packager.BuildException;
import dev.sanca.packager.wheel.WheelBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Writes the wheel's METADATA, without building it. What a source distribution needs. */
@Mojo(name = "metadata", threadSafe = true)
public final class MetadataMojo extends AbstractWheelMojo {
    /** The file to write. */
    @Parameter(property = "sanca.metadataFile", defaultValue = "${project.build.directory}/sanca/METADATA")
    private File metadataFile;

    /** For Maven. */
    public MetadataMojo() {}

    @Override
    void run() {
        Path file = metadataFile.toPath();
        Path classes = Path.of(project.getBuild().getOutputDirectory());
        String text = new WheelBuilder(described().withJava(classes, List.of())).completeMetadata().text();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new BuildException("cannot write " + file + ": " + unwritable.getMessage());
        }
    }
}
