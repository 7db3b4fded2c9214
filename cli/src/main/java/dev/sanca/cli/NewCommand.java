package dev.sanca.cli;

import dev.sanca.embedded.EmbeddedPython;
import dev.sanca.packager.interpreter.NewProject;
import dev.sanca.packager.interpreter.PythonFacts;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sanca new}: a folder ready for make. */
@Command(name = "new", mixinStandardHelpOptions = true,
        description = "Makes a folder in which make builds an interpreter out of Modules/Setup.")
final class NewCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "the folder")
    private Path folder;

    @Option(names = "--python", paramLabel = "PROGRAM",
            description = "the Python to build from, with its headers; without this, the one that comes with Sanca")
    private Path python;

    @Override
    public Integer call() {
        Path program = python != null ? python : EmbeddedPython.unpack().executable();
        NewProject.create(folder, PythonFacts.of(program), Installation.tools(), spec.commandLine().getErr()::println);
        spec.commandLine().getOut().println("Made " + folder + ". Next: cd " + folder + " && make");
        return 0;
    }
}
