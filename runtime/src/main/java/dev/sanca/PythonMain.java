package dev.sanca;

import java.util.List;

/**
 * The {@code python} command in a JVM: {@code java -cp … dev.sanca.PythonMain -c 'print(1)'}.
 *
 * <p>CPython itself reads the command line, so all its options work, and the output and the exit status are those of {@code python}; a
 * program that {@code SIGINT} interrupts gives status 130. When the program has ended, the JVM does so too, in order: its shutdown hooks
 * run. Only at a prompt, or with a program on standard input, is {@code sys.exit} the end of the process there and then.
 *
 * <p>The Python is what {@link PythonInstallation#find} finds.
 */
public final class PythonMain {
    private PythonMain() {}

    /**
     * Runs Python and ends the process with its status.
     *
     * @param arguments what follows {@code python} on a command line
     */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        try {
            return Interpreter.runCommandLine(PythonConfig.ofCommandLine(arguments));
        } catch (PythonStartException exit) {
            return exit.exitStatus().orElseThrow(() -> exit);
        }
    }
}
