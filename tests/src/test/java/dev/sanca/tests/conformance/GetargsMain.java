package dev.sanca.tests.conformance;

import static dev.sanca.capi.Python.*;

import dev.sanca.PythonInstallation;
import dev.sanca.capi.CPython;

/**
 * Runs CPython's own tests of the argument parser against functions in Java.
 *
 * <p>In a JVM of its own, with {@code PYTHONHOME} set. The module {@code _testcapi} of this process is the Java one: what
 * the tests take from it and it does not have is an error. {@code _testinternalcapi} is CPython's.
 */
final class GetargsMain {
    private static final String SCRIPT =
            """
            import sys, types, unittest
            import _testcapi

            for name in FUNCTIONS:
                function = getattr(_testcapi, name)
                assert type(function) is types.BuiltinFunctionType, name
                assert function.__module__ == '_testcapi', name
            assert not hasattr(_testcapi, '__file__'), 'the C module'

            import test.test_capi.test_getargs as tests

            assert tests._testcapi is _testcapi
            suite = unittest.defaultTestLoader.loadTestsFromModule(tests)
            result = unittest.TextTestRunner(stream=sys.stderr).run(suite)
            bad = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
            skipped = len(result.skipped)
            for test, reason in result.skipped:
                print('skip', test.id().removeprefix(tests.__name__ + '.'), reason)
            print('total', result.testsRun, result.testsRun - bad - skipped, skipped, bad)
            """;

    private GetargsMain() {}

    /** The Java module, with all that the test file takes from {@code _testcapi}. */
    static JavaModule testcapi() {
        JavaModule module = new JavaModule("_testcapi");
        GetargsNumbers.addTo(module);
        GetargsText.addTo(module);
        GetargsCalls.addTo(module);
        return module.function("parse_tuple_and_keywords", (args, _) -> ParseHelper.parse(args));
    }

    private static void addLimits(long module) {
        add(module, "UCHAR_MAX", "i", 255);
        add(module, "SHRT_MIN", "h", Short.MIN_VALUE);
        add(module, "SHRT_MAX", "h", Short.MAX_VALUE);
        add(module, "USHRT_MAX", "H", (short) -1);
        add(module, "INT_MIN", "i", Integer.MIN_VALUE);
        add(module, "INT_MAX", "i", Integer.MAX_VALUE);
        add(module, "UINT_MAX", "I", -1);
        add(module, "LONG_MIN", "l", Long.MIN_VALUE);
        add(module, "LONG_MAX", "l", Long.MAX_VALUE);
        add(module, "ULONG_MAX", "k", -1L);
        add(module, "PY_SSIZE_T_MIN", "n", Long.MIN_VALUE);
        add(module, "PY_SSIZE_T_MAX", "n", Long.MAX_VALUE);
        add(module, "FLT_MIN", "f", Float.MIN_NORMAL);
        add(module, "FLT_MAX", "f", Float.MAX_VALUE);
        add(module, "DBL_MIN", "d", Double.MIN_NORMAL);
        add(module, "DBL_MAX", "d", Double.MAX_VALUE);
    }

    private static void add(long module, String name, String unit, Object value) {
        long object = Py_BuildValue(unit, value);
        PyModule_AddObjectRef(module, name, object);
        Py_DECREF(object);
    }

    public static void main(String[] args) {
        PythonInstallation python = PythonInstallation.find();
        CPython.load(python.library());
        Py_InitializeEx(0);
        JavaModule module = testcapi();
        addLimits(module.install());
        python.executable().ifPresent(GetargsMain::setExecutable);
        int status = PyRun_SimpleString("FUNCTIONS = '" + String.join(" ", module.functions()) + "'.split()\n" + SCRIPT);
        System.out.println("java " + module.calls() + " " + String.join(" ", module.uncalled()));
        System.exit(status == 0 ? Py_FinalizeEx() : 1);
    }

    /** For the tests that start a Python of their own. */
    private static void setExecutable(java.nio.file.Path program) {
        long text = Py_BuildValue("s", program.toString());
        PySys_SetObject("executable", text);
        Py_DECREF(text);
    }
}
