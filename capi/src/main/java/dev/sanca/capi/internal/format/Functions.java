package dev.sanca.capi.internal.format;

import dev.sanca.capi.CPython;
import dev.sanca.capi.Python;
import dev.sanca.capi.internal.Linkage;
import java.lang.invoke.MethodHandle;

/**
 * The C functions behind parsing and building: with a {@code va_list} where one can be made, else the variadic ones.
 *
 * <p>Before 3.13 a length ({@code #}) is a C {@code int} unless the program was compiled with
 * {@code PY_SSIZE_T_CLEAN}, which means other functions, whose names end in {@code _SizeT}. Here it is always a
 * {@code Py_ssize_t}.
 */
final class Functions {
    private Functions() {}

    /** What depends on the CPython that is loaded; looked at when the first format is used. */
    private static final class Running {
        static final boolean SIZE_T = !CPython.current().version().atLeast(3, 13);
        static final boolean LEGACY_UNITS = !CPython.current().version().atLeast(3, 12);
        static final boolean BUILDS_TRUTH = CPython.current().version().atLeast(3, 14);
    }

    private static final class Variadic {
        static final VariadicFunction PARSE = sizeT("PyArg_Parse", "i(pp)");
        static final VariadicFunction PARSE_TUPLE = sizeT("PyArg_ParseTuple", "i(pp)");
        static final VariadicFunction PARSE_KEYWORDS = sizeT("PyArg_ParseTupleAndKeywords", "i(pppp)");
        static final VariadicFunction BUILD_VALUE = sizeT("Py_BuildValue", "p(p)");
        static final VariadicFunction CALL_FUNCTION = sizeT("PyObject_CallFunction", "p(pp)");
        static final VariadicFunction CALL_METHOD = sizeT("PyObject_CallMethod", "p(ppp)");

        private static VariadicFunction sizeT(String name, String shape) {
            return new VariadicFunction(Running.SIZE_T ? "_" + name + "_SizeT" : name, shape, "3.2");
        }
    }

    /** The functions with a va_list of 3.10 to 3.12; those of later versions are in the generated classes. */
    private static final class SizeT {
        static final MethodHandle PARSE_TUPLE = Linkage.function("_PyArg_VaParse_SizeT", "i(ppp)", "3.2");
        static final MethodHandle PARSE_KEYWORDS =
                Linkage.function("_PyArg_VaParseTupleAndKeywords_SizeT", "i(ppppp)", "3.2");
        static final MethodHandle BUILD_VALUE = Linkage.function("_Py_VaBuildValue_SizeT", "p(pp)", "3.2");
    }

    static int parse(long object, Frame frame) {
        return (int) Variadic.PARSE.call(frame, object, frame.format().address());
    }

    static int parseTuple(long args, Frame frame) {
        long format = frame.format().address();
        if (!VaList.SUPPORTED) {
            return (int) Variadic.PARSE_TUPLE.call(frame, args, format);
        }
        if (!Running.SIZE_T) {
            return Python.PyArg_VaParse(args, format, frame.vaList());
        }
        try {
            return (int) (long) SizeT.PARSE_TUPLE.invokeExact(args, format, frame.vaList(), 0L);
        } catch (Throwable failure) {
            throw Linkage.rethrow(failure);
        }
    }

    static int parseTupleAndKeywords(long args, long kw, long keywords, Frame frame) {
        long format = frame.format().address();
        if (!VaList.SUPPORTED) {
            return (int) Variadic.PARSE_KEYWORDS.call(frame, args, kw, format, keywords);
        }
        if (!Running.SIZE_T) {
            return Python.PyArg_VaParseTupleAndKeywords(args, kw, format, keywords, frame.vaList());
        }
        try {
            return (int) SizeT.PARSE_KEYWORDS.invokeExact(args, kw, format, keywords, frame.vaList());
        } catch (Throwable failure) {
            throw Linkage.rethrow(failure);
        }
    }

    static long buildValue(Frame frame) {
        long format = frame.format().address();
        if (!VaList.SUPPORTED) {
            return Variadic.BUILD_VALUE.call(frame, format);
        }
        if (!Running.SIZE_T) {
            return Python.Py_VaBuildValue(format, frame.vaList());
        }
        try {
            return (long) SizeT.BUILD_VALUE.invokeExact(format, frame.vaList(), 0L, 0L);
        } catch (Throwable failure) {
            throw Linkage.rethrow(failure);
        }
    }

    static long callFunction(long callable, Frame frame) {
        return Variadic.CALL_FUNCTION.call(frame, callable, frame.format().address());
    }

    static long callMethod(long object, long name, Frame frame) {
        return Variadic.CALL_METHOD.call(frame, object, name, frame.format().address());
    }

    /** Whether the running CPython, if there is one, still parses {@code u} and {@code Z}. */
    static boolean hasLegacyUnits() {
        return CPython.isLoaded() && Running.LEGACY_UNITS;
    }

    /** Whether the running CPython knows the unit. */
    static boolean builds(BuildUnit unit) {
        return unit != BuildUnit.TRUTH || Running.BUILDS_TRUTH;
    }

    /** Frees what {@code es} and its kin allocated. */
    static void free(long address) {
        Python.PyMem_Free(address);
    }

    /** The address of a C function that can stand in for a converter of {@code Py_BuildValue}. */
    static long harmlessConverter() {
        try {
            return (long) Linkage.data("PyLong_FromVoidPtr", "3.2").invokeExact();
        } catch (Throwable failure) {
            throw Linkage.rethrow(failure);
        }
    }
}
