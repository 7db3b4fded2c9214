package dev.sanca.cli;

import dev.sanca.embedded.EmbeddedPython;
import dev.sanca.packager.BuildException;
import dev.sanca.packager.interpreter.NewProject;
import dev.sanca.packager.interpreter.PythonFacts;
import dev.sanca.packager.wheel.NewModule;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sanca new}: a folder ready for make. */
@Command(name = "new", mixinStandardHelpOptions = true,
        description = "Makes a folder in which make builds an interpreter out of Modules/Setup, or one for a Python module in Java.")
final class NewCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "the folder")
    private Path folder;

    @Option(names = "--python", paramLabel = "PROGRAM",
            description = "the Python to build from, with its headers; without this, the one that comes with Sanca")
    private Path python;

    @Option(names = "--module", description = "a project for one Python module in Java, which becomes a wheel")
    private boolean module;

    @Option(names = "--no-pom", description = "with --module: pip builds it, without Maven")
    private boolean noPom;

    @Override
    public Integer call() {
        if (module ? python != null : noPom) {
            throw new BuildException(module ? "--python is for interpreters, not for --module" : "--no-pom goes with --module");
        }
        if (module) {
            String name = NewModule.create(folder, !noPom);
            spec.commandLine().getOut().println("Made " + folder + " with the module " + name + ". Next: see " + folder.resolve("README.md"));
            return 0;
        }
        Path program = python != null ? python : EmbeddedPython.unpack().executable();
        NewProject.create(folder, PythonFacts.of(program), Installation.tools(), spec.commandLine().getErr()::println);
        spec.commandLine().getOut().println("Made " + folder + ". Next: cd " + folder + " && make");
        return 0;
    }
}
