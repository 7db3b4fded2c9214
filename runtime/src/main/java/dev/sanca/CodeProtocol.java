package dev.sanca;

import static dev.sanca.capi.Python.*;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Running Python code in an interpreter: expressions and statements in a namespace, scripts and modules for what they define, and programs
 * as the {@code python} command runs them.
 *
 * <p>All methods throw {@link PythonException} with what Python raises, but for the three {@code run…} methods, which print it as
 * {@code python} does and answer with an exit status.
 *
 * @see <a href="https://docs.python.org/3.14/c-api/veryhigh.html">The Very High Level Layer</a>
 */
public sealed interface CodeProtocol permits Interpreter {
    /**
     * {@code import name}.
     *
     * @param name a dotted name; the innermost module is the result
     * @return the module, owned by the caller
     * @throws PythonException what importing raises, such as {@code ModuleNotFoundError}
     */
    default PyObject importModule(String name) {
        Objects.requireNonNull(name, "name");
        return interpreter(this).evaluation().importModule(name);
    }

    /**
     * The value of an expression, evaluated in {@code __main__}.
     *
     * @param expression Python source code
     * @return its value, owned by the caller
     * @throws PythonException what it raises, {@code SyntaxError} included
     */
    default PyObject eval(String expression) {
        return eval(expression, null, null);
    }

    /**
     * The value of an expression.
     *
     * @param expression Python source code
     * @param globals    a dictionary; null for that of {@code __main__}
     * @param locals     any mapping, or a Java map, which is copied; null for the globals
     * @return its value, owned by the caller
     * @throws PythonException what it raises, {@code SyntaxError} included
     */
    default PyObject eval(String expression, Object globals, Object locals) {
        Objects.requireNonNull(expression, "expression");
        return interpreter(this).evaluation().run(expression, Py_eval_input, globals, locals);
    }

    /**
     * Runs statements in {@code __main__}.
     *
     * @param statements Python source code
     * @throws PythonException what it raises, {@code SyntaxError} and {@code SystemExit} included
     */
    default void exec(String statements) {
        exec(statements, null, null);
    }

    /**
     * Runs statements.
     *
     * @param statements Python source code
     * @param globals    a dictionary; null for that of {@code __main__}
     * @param locals     any mapping, or a Java map, which is copied; null for the globals
     * @throws PythonException what it raises, {@code SyntaxError} and {@code SystemExit} included
     */
    default void exec(String statements, Object globals, Object locals) {
        Objects.requireNonNull(statements, "statements");
        interpreter(this).evaluation().run(statements, Py_file_input, globals, locals).close();
    }

    /**
     * Compiles source code, to be run often.
     *
     * @param source an expression, or statements
     * @param file   what tracebacks call it; it need not exist
     * @return the code, to be closed
     * @throws PythonException {@code SyntaxError}
     */
    default PyCode compile(String source, String file) {
        return interpreter(this).evaluation().compile(Objects.requireNonNull(source, "source"), Objects.requireNonNull(file, "file"));
    }

    /**
     * Runs a script in a namespace of its own, with {@code __name__} being {@code "__main__"}, and gives that namespace.
     *
     * @param script a Python file, or a directory or zip file with a {@code __main__.py}
     * @return a dictionary, owned by the caller
     * @throws PythonException what it raises, {@code SystemExit} included
     * @see <a href="https://docs.python.org/3.14/library/runpy.html">runpy</a>
     */
    default PyObject execFile(Path script) {
        return interpreter(this).evaluation().runpy("run_path", Objects.requireNonNull(script, "script").toString());
    }

    /**
     * Runs a module in a namespace of its own, with {@code __name__} being {@code "__main__"}, and gives that namespace.
     *
     * @param module its dotted name; of a package, its {@code __main__} is run
     * @return a dictionary, owned by the caller
     * @throws PythonException what it raises, {@code SystemExit} included
     * @see <a href="https://docs.python.org/3.14/library/runpy.html">runpy</a>
     */
    default PyObject execModule(String module) {
        return interpreter(this).evaluation().runpy("run_module", Objects.requireNonNull(module, "module"));
    }

    /**
     * Something out of the module {@code builtins}: a function, a type, an exception class.
     *
     * @param name such as {@code "sorted"} or {@code "KeyError"}
     * @return the object, owned by the caller
     * @throws PythonException {@code AttributeError} if there is no such name
     */
    default PyObject builtin(String name) {
        try (PyObject builtins = importModule("builtins")) {
            return builtins.attr(name);
        }
    }

    /**
     * The namespace of {@code __main__}, where {@link #exec(String)} and {@link #eval(String)} look and leave things.
     *
     * @return a dictionary, owned by the caller
     */
    default PyObject globals() {
        return interpreter(this).evaluation().globals();
    }

    /**
     * Runs a string as {@code python -c} does: in {@code __main__}, with what {@code python} would print printed to {@code sys.stderr}.
     *
     * <p>{@code SystemExit} ends the string, not the JVM. Standard output and error are flushed at the end.
     *
     * @param source Python source code
     * @return the status {@code python} would exit with: 0; 1 after an uncaught exception; what {@code sys.exit} was given; 130 after
     *         {@code KeyboardInterrupt}; 120 if the output could not be flushed
     * @throws IllegalStateException if this interpreter is closed
     */
    default int runCommand(String source) {
        Objects.requireNonNull(source, "source");
        return interpreter(this).call(() -> ExitStatus.withFlush(Program.command(source)));
    }

    /**
     * Runs a file as {@code python file.py} does: in {@code __main__}, with {@code __file__} set. {@code sys.path} and {@code sys.argv} are
     * left as they are.
     *
     * @param file Python source code
     * @return the status, as {@link #runCommand} gives it; 2 if the file cannot be read, as {@code python} has it
     * @throws IllegalStateException if this interpreter is closed
     */
    default int runFile(Path file) {
        Objects.requireNonNull(file, "file");
        return interpreter(this).call(() -> ExitStatus.withFlush(Program.file(file)));
    }

    /**
     * Runs a module as {@code python -m module} does. {@code sys.argv[0]} becomes the module's file.
     *
     * @param module its dotted name
     * @return the status, as {@link #runCommand} gives it
     * @throws IllegalStateException if this interpreter is closed
     */
    default int runModule(String module) {
        Objects.requireNonNull(module, "module");
        return interpreter(this).call(() -> ExitStatus.withFlush(Program.module(module)));
    }

    private static Interpreter interpreter(CodeProtocol self) {
        return (Interpreter) self;
    }
}
