package dev.sanca.benchmarks;

import dev.sanca.embedded.EmbeddedPython;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes the workspace in the parent process. */
public final class Workspaces {
    private Workspaces() {}

    /**
     * Unpacks the embedded Python and makes the output folder.
     *
     * @param module the folder of this Maven module
     * @return what the children are told
     * @throws IOException when the output folder cannot be made
     */
    public static Workspace in(Path module) throws IOException {
        Path output = Files.createDirectories(module.resolve("target"));
        var python = EmbeddedPython.unpack();
        return new Workspace(python.home(), python.library(), python.executable(), module.resolve("src/main"), output);
    }
}
