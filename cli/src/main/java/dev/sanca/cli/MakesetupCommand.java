package dev.sanca.cli;

import dev.sanca.packager.interpreter.InterpreterBuild;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sanca makesetup}: what make calls when Setup is newer than the Makefile. */
@Command(name = "makesetup", mixinStandardHelpOptions = true,
        description = "Writes the Makefile and config.c of a project out of its Modules/Setup. make does this by itself.")
final class MakesetupCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", defaultValue = ".", description = "the project (default: here)")
    private Path folder;

    @Override
    public Integer call() {
        InterpreterBuild.generate(folder, spec.commandLine().getErr()::println);
        return 0;
    }
}
