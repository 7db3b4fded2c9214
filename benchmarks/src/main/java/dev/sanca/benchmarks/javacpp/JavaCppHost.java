package dev.sanca.benchmarks.javacpp;

import static org.bytedeco.cpython.global.python.PyImport_AppendInittab;
import static org.bytedeco.cpython.global.python.Py_BytesMain;

import org.bytedeco.cpython.PyObject;
import org.bytedeco.cpython.PyObject_Initfunc;
import org.bytedeco.cpython.global.python;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerPointer;

/** A Python command line in a JVM with JavaCPP's presets, and the module {@code javacpp_bench} built in. */
public final class JavaCppHost {
    private static final PyObject_Initfunc INIT = new PyObject_Initfunc() {
        @Override
        public PyObject call() {
            return JavaCppFunctions.init();
        }
    };

    private JavaCppHost() {}

    /**
     * Runs Python.
     *
     * @param args the command line, {@code argv[0]} first
     */
    public static void main(String[] args) {
        loadForExtensions();
        PyImport_AppendInittab(JavaCppFunctions.MODULE, INIT);
        System.exit(Py_BytesMain(args.length, new PointerPointer<>(args)));
    }

    /** Loads libpython so that extension modules which do not link it find its symbols. */
    static void loadForExtensions() {
        Loader.loadGlobal(Loader.load(python.class));
    }
}
