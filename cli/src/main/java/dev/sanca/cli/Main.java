package dev.sanca.cli;

import dev.sanca.PythonInstallationException;
import dev.sanca.packager.interpreter.BuildException;
import dev.sanca.packager.setup.SetupException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** The command {@code sanca}. */
@Command(name = "sanca", mixinStandardHelpOptions = true, version = "sanca 0.1.0-SNAPSHOT",
        description = "Python interpreters with modules in C and Java.", synopsisSubcommandLabel = "COMMAND",
        subcommands = {NewCommand.class, MakesetupCommand.class})
public final class Main {
    private Main() {}

    /**
     * Runs the command and ends the process with its status.
     *
     * @param arguments the words of the command line
     */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler(Main::report);
    }

    /** Errors of the user's are one message; anything else is ours and keeps its trace. */
    private static int report(Exception error, CommandLine command, CommandLine.ParseResult result) throws Exception {
        boolean clear = error instanceof BuildException || error instanceof SetupException
                || error instanceof PythonInstallationException;
        if (!clear) {
            throw error;
        }
        command.getErr().println("sanca: " + error.getMessage());
        command.getErr().flush();
        return ExitCode.SOFTWARE;
    }
}
