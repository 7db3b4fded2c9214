package dev.sanca.cli;

import dev.sanca.PythonInstallationException;
import dev.sanca.packager.BuildException;
import dev.sanca.packager.setup.SetupException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** The command {@code sanca}. */
@Command(name = "sanca", mixinStandardHelpOptions = true, version = "sanca 0.1.0-SNAPSHOT",
        description = "Python interpreters with modules in C and Java.", synopsisSubcommandLabel = "COMMAND",
        subcommands = {NewCommand.class, MakesetupCommand.class, PythonCommand.class})
public final class Main {
    private Main() {}

    /**
     * Runs the command and ends the process with its status.
     *
     * @param arguments the words of the command line
     */
    public static void main(String[] arguments) {
        // All that follows "python" is Python's, so it must not be taken apart here.
        boolean python = arguments.length > 0 && arguments[0].equals("python");
        System.exit(python ? PythonCommand.run(List.of(arguments).subList(1, arguments.length)) : commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler(Main::report);
    }

    /** Whether a message is meant for the user as it is. */
    static boolean isClear(Exception error) {
        return error instanceof BuildException || error instanceof SetupException || error instanceof PythonInstallationException;
    }

    /** Errors of the user's are one message; anything else is ours and keeps its trace. */
    private static int report(Exception error, CommandLine command, CommandLine.ParseResult result) throws Exception {
        if (!isClear(error)) {
            throw error;
        }
        command.getErr().println("sanca: " + error.getMessage());
        command.getErr().flush();
        return ExitCode.SOFTWARE;
    }
}
