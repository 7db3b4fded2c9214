package dev.sanca.examples.tutorial;

import static dev.sanca.capi.Python.*;

import dev.sanca.Interpreter;
import dev.sanca.PythonConfig;
import dev.sanca.PythonInstallation;
import dev.sanca.capi.Memory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.FutureTask;

/**
 * The program of this example: Python calls Java, and Java calls Python back.
 *
 * <p>The script {@code tutorial.py} drives the modules from Python's side; then Java fires the callback that the script set.
 * The exit status is 0 if everything came out as expected. With arguments, it is {@link TutorialCommand}.
 */
public final class TutorialProgram {
    private static final String SCRIPT = "tutorial.py";

    private TutorialProgram() {}

    /**
     * Runs the program and ends the process.
     *
     * @param args none, or those of {@link TutorialCommand}
     * @throws Exception if the program itself is broken
     */
    public static void main(String[] args) throws Exception {
        if (args.length > 0) {
            TutorialCommand.main(args);
            return;
        }
        int status = run();
        System.out.println();
        System.out.println(status == 0 ? "All as expected." : "FAILED, status " + status);
        System.exit(status);
    }

    // @start region="run"
    private static int run() throws Exception {
        PythonInstallation python = PythonInstallation.find();
        BuiltinModules.appendTo(python);
        try (Interpreter interpreter = Interpreter.start(PythonConfig.standard().withInstallation(python))) {
            int status = interpreter.runCommand(script());
            if (status != 0) {
                return status;
            }
            System.out.println("\nJava fires the callback");
            boolean fired = interpreter.call(() -> fire("on Python's main thread", 40, "40")) && fireOnAThread();
            return fired ? 0 : 1;
        }
    }
    // @end region="run"

    // @start region="fire-in-java"
    /** Attached: fires the callback, prints the text it gives, and says whether that is as expected. */
    private static boolean fire(String where, int n, String expected) {
        long spam = PyImport_ImportModule("spam");
        long text = spam == NULL ? NULL : SpamModule.fire(spam, n);
        if (text == NULL) {
            PyErr_Print(); // nobody is there to pass the error on to
        }
        String actual = text == NULL ? null : Memory.getString(PyUnicode_AsUTF8(text));
        Py_XDECREF(text);
        Py_XDECREF(spam);
        System.out.printf("    %-58s %s%n", where, actual);
        return expected.equals(actual);
    }

    /** A thread of Java's own has to attach first, as in C. */
    private static boolean fireOnAThread() throws Exception {
        FutureTask<Boolean> task = new FutureTask<>(() -> {
            int state = PyGILState_Ensure();
            try {
                return fire("on a thread of Java's", 2, "42");
            } finally {
                PyGILState_Release(state);
            }
        });
        new Thread(task).start();
        return task.get();
    }
    // @end region="fire-in-java"

    private static String script() throws IOException {
        try (InputStream in = TutorialProgram.class.getResourceAsStream(SCRIPT)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
