package dev.sanca.packager.interpreter;

import dev.sanca.packager.BuildException;
import dev.sanca.packager.NewFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Makes the folder of a new interpreter project, ready for {@code make}. */
public final class NewProject {
    private NewProject() {}

    /**
     * Makes the folder: Setup, a module in C, two in Java, a README, and the generated files.
     *
     * @param root the folder, which must be empty or not exist
     * @param python what it is built from
     * @param tools what its Makefile calls
     * @param warnings gets each warning as a line of text
     * @throws BuildException if the folder is in use or cannot be written
     */
    public static void create(Path root, PythonFacts python, Tools tools, Consumer<String> warnings) {
        NewFolder.requireEmpty(root);
        Output output = new Output(root);
        output.write("config.mk", ConfigFile.of(python, tools).text());
        output.write("README.md", Output.resource("README.md").replace("@NAME@", root.toAbsolutePath().normalize().getFileName().toString()));
        for (String name : List.of("Setup", "spammodule.c", "Ham.java", "Eggs.java")) {
            output.write("Modules/" + name, Output.resource(name));
        }
        InterpreterBuild.generate(root, warnings);
    }
}
