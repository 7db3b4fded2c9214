package dev.sanca.examples.tutorial;

import dev.sanca.PythonInstallation;
import dev.sanca.PythonMain;

/** The {@code python} command with the modules of this example built in: same arguments, same output, same exit status. */
public final class TutorialCommand {
    private TutorialCommand() {}

    // @start region="main"
    /**
     * Runs Python and ends the process.
     *
     * @param args what follows {@code python} on a command line, such as {@code -c} and a string
     */
    public static void main(String[] args) {
        BuiltinModules.appendTo(PythonInstallation.find());
        PythonMain.main(args);
    }
    // @end region="main"
}
