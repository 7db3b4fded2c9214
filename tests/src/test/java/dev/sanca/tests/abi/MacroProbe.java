package dev.sanca.tests.abi;

import static dev.sanca.capi.Python.*;

import dev.sanca.Interpreter;
import dev.sanca.capi.Memory;
import dev.sanca.capi.PyMethodDef;
import dev.sanca.capi.Python;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What {@link MacrosTests} runs in a process of its own: compares macros with what Python says, and prints where they differ. */
final class MacroProbe {
    private static final String OBJECTS =
            """
            import sys, types, weakref, collections, contextvars
            class Int(int): pass
            class Float(float): pass
            class Complex(complex): pass
            class Bytes(bytes): pass
            class Bytearray(bytearray): pass
            class Str(str): pass
            class Tuple(tuple): pass
            class List(list): pass
            class Dict(dict): pass
            class Set(set): pass
            class Frozenset(frozenset): pass
            class Error(OSError): pass
            class Meta(type): pass
            class Made(metaclass=Meta):
                def method(self): return self
            class Ref(weakref.ref): pass
            class Module(types.ModuleType): pass
            class Ordered(collections.OrderedDict): pass
            def generator(): yield sys._getframe()
            async def coroutine(): pass
            async def asynchronous(): yield 1
            def outer(x):
                def inner(): return x
                return inner
            try:
                raise Error('raised')
            except Error as e:
                error = e
            made = Made()
            waiting = coroutine()
            waiting.close()
            objects = [None, True, 0, 7, -1, 2**40, Int(7), 1.5, Float(1.5), 1j, Complex(1j), b'abc', Bytes(b'abc'), bytearray(b'abc'),
                Bytearray(b'abc'), 'abc', Str('abc'), '', (), (1, 2, 3), Tuple((1, 2)), [], [1, 2, 3], List([1]), {}, {'k': 1}, Dict(k=1),
                {}.keys(), {}.values(), {}.items(), {1}, Set({1}), frozenset({1}), Frozenset({1}), error, OSError, Error, Made, made, int,
                Meta, weakref.ref(made), Ref(made), weakref.proxy(made), weakref.proxy(generator), sys, Module('m'), range(3), slice(1),
                memoryview(b'abc'), len, [].append, generator, made.method, generator(), next(generator()), waiting, asynchronous(),
                outer(1).__closure__[0], generator.__code__, error.__traceback__, collections.OrderedDict(k=1), Ordered(k=1),
                contextvars.Context(), contextvars.ContextVar('v'), str.upper, int.__add__, iter(made.method, 1), ..., property()]
            """;

    /** The types that the check macros are about, as Python expressions. */
    private static final List<String> TYPES = List.of(
            "PyLong int", "PyBool bool", "PyFloat float", "PyComplex complex", "PyBytes bytes", "PyByteArray bytearray", "PyUnicode str",
            "PyTuple tuple", "PyList list", "PyDict dict", "PySet set", "PyFrozenSet frozenset", "PyAnySet (set,frozenset)", "PyType type",
            "PyModule types.ModuleType", "PyRange range", "PySlice slice", "PyMemoryView memoryview", "PyCFunction type(len)",
            "PyFunction types.FunctionType", "PyMethod types.MethodType", "PyGen types.GeneratorType", "PyCoro types.CoroutineType",
            "PyAsyncGen types.AsyncGeneratorType", "PyCell types.CellType", "PyCode types.CodeType", "PyTraceBack types.TracebackType",
            "PyFrame types.FrameType", "PyODict collections.OrderedDict", "PyContext contextvars.Context",
            "PyContextVar contextvars.ContextVar", "PyDictKeys type({}.keys())", "PyDictValues type({}.values())",
            "PyDictItems type({}.items())", "PyWeakref_CheckRef weakref.ref",
            "PyWeakref_CheckProxy (weakref.ProxyType,weakref.CallableProxyType)", "PyExceptionInstance BaseException",
            "PyCallIter type(iter(len,1))");

    private static long globals;
    private static long checked;

    private MacroProbe() {}

    public static void main(String[] arguments) {
        try (Interpreter python = Interpreter.start()) {
            python.call(() -> {
                globals = PyDict_New();
                PyDict_SetItemString(globals, "__builtins__", PyEval_GetBuiltins());
                run(OBJECTS, Py_file_input);
                checks();
                sequences();
                strings();
                scalars();
                characters();
                Py_DECREF(globals);
                return null;
            });
        }
        System.out.println("checked: " + (checked > 3000 ? "enough" : checked));
    }

    private static void checks() {
        long objects = run("objects", Py_eval_input);
        for (String line : TYPES) {
            String name = line.substring(0, line.indexOf(' '));
            String type = line.substring(line.indexOf(' ') + 1);
            for (long i = 0; i < PyList_GET_SIZE(objects); i++) {
                long object = PyList_GET_ITEM(objects, i);
                boolean isInstance = truth("issubclass(type(objects[" + i + "]), " + type + ")");
                boolean isExact = truth("type(objects[" + i + "]) in (" + type + (type.startsWith("(") ? ")" : ",)"));
                for (Method macro : checksOf(name)) {
                    boolean exact = macro.getName().endsWith("Exact");
                    same(macro.getName() + " of objects[" + i + "]", exact ? isExact : isInstance, call(macro, object));
                }
            }
        }
        Py_DECREF(objects);
    }

    private static List<Method> checksOf(String name) {
        List<String> names = name.contains("_") ? List.of(name, name + "Exact") : List.of(name + "_Check", name + "_CheckExact");
        return Arrays.stream(Python.class.getMethods())
                .filter(m -> names.contains(m.getName()) && m.getReturnType() == boolean.class)
                .toList();
    }

    private static Object call(Method macro, long object) {
        try {
            return macro.invoke(null, object);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(macro.toString(), e);
        }
    }

    private static void sequences() {
        for (String expression : List.of("(1, 2, 3)", "[1, 2, 3]")) {
            long sequence = run(expression, Py_eval_input);
            same("size of " + expression, 3L, PySequence_Fast_GET_SIZE(sequence));
            for (long i = 0; i < 3; i++) {
                same("item of " + expression, i + 1, PyLong_AsLong(PySequence_Fast_GET_ITEM(sequence, i)));
                long item = Memory.getPointer(PySequence_Fast_ITEMS(sequence) + 8 * i);
                same("address of an item of " + expression, PySequence_Fast_GET_ITEM(sequence, i), item);
            }
            Py_DECREF(sequence);
        }
        long bytes = run("b'abc'", Py_eval_input);
        same("PyBytes_GET_SIZE", 3L, PyBytes_GET_SIZE(bytes));
        same("PyBytes_AS_STRING", "abc", Memory.getString(PyBytes_AS_STRING(bytes)));
        long view = PyMemoryView_FromObject(bytes);
        same("PyMemoryView_GET_BASE", bytes, PyMemoryView_GET_BASE(view));
        long array = run("bytearray(b'abcd')", Py_eval_input);
        same("PyByteArray_GET_SIZE", 4L, PyByteArray_GET_SIZE(array));
        same("PyByteArray_AS_STRING", "abcd", Memory.getString(PyByteArray_AS_STRING(array)));
        List.of(array, view, bytes).forEach(Python::Py_DECREF);
    }

    private static void strings() {
        List<String> kinds = List.of("", "abc", "\u00e9t\u00e9", "\u20ac5", "\ud83d\udc0d!");
        List<Integer> sizes = List.of(1, 1, 1, 2, 4);
        for (int k = 0; k < kinds.size(); k++) {
            String text = kinds.get(k);
            long string = PyUnicode_FromString(text);
            int[] points = text.codePoints().toArray();
            same("length of " + text, (long) points.length, PyUnicode_GET_LENGTH(string));
            same("kind of " + text, sizes.get(k), PyUnicode_KIND(string));
            same("ASCII " + text, k < 2, PyUnicode_IS_ASCII(string));
            List<Integer> read = new ArrayList<>();
            for (long i = 0; i < points.length; i++) {
                read.add(PyUnicode_READ_CHAR(string, i));
                same("bound of " + text, true, PyUnicode_READ_CHAR(string, i) <= PyUnicode_MAX_CHAR_VALUE(string));
            }
            same("characters of " + text, Arrays.stream(points).boxed().toList(), read);
            Py_DECREF(string);
        }
        long own = PyUnicode_New(2, 0x20ac);
        PyUnicode_WRITE(PyUnicode_KIND(own), PyUnicode_DATA(own), 0, 0x20ac);
        PyUnicode_WRITE(PyUnicode_KIND(own), PyUnicode_DATA(own), 1, 'x');
        same("PyUnicode_WRITE", "\u20acx", Memory.getString(PyUnicode_AsUTF8(own)));
        Py_DECREF(own);
    }

    private static void scalars() {
        long number = PyFloat_FromDouble(-2.5);
        same("PyFloat_AS_DOUBLE", -2.5, PyFloat_AS_DOUBLE(number));
        same("Py_REFCNT", 1L, Py_REFCNT(number));
        Py_INCREF(number);
        same("Py_REFCNT", 2L, Py_REFCNT(number));
        Py_DECREF(number);
        long cell = PyCell_New(number);
        same("PyCell_GET", number, PyCell_GET(cell));
        long function = run("len", Py_eval_input);
        same("PyCFunction_GET_FLAGS", PyCFunction_GetFlags(function), PyCFunction_GET_FLAGS(function));
        same("PyCFunction_GET_FUNCTION", PyCFunction_GetFunction(function), PyCFunction_GET_FUNCTION(function));
        same("PyCFunction_GET_SELF", PyCFunction_GetSelf(function), PyCFunction_GET_SELF(function));
        long method = run("str.upper", Py_eval_input);
        same("PyDescr_TYPE", PyUnicode_Type(), PyDescr_TYPE(method));
        same("PyDescr_NAME", "upper", Memory.getString(PyUnicode_AsUTF8(PyDescr_NAME(method))));
        same("PyVectorcall_NARGS", 3L, PyVectorcall_NARGS(3 | PY_VECTORCALL_ARGUMENTS_OFFSET));
        same("PyMethodDef", 32L, PyMethodDef.sizeof());
        List.of(method, function, cell, number).forEach(Python::Py_DECREF);
    }

    private static void characters() {
        for (int ch : new int[] {'a', 'A', '5', ' ', '\n', 0xdf, 0x2168, 0x1d7d8, 0x3a3, 0xd800, 0x10ffff}) {
            String c = "chr(" + ch + ").";
            same(c + "islower", truth(c + "islower()"), Py_UNICODE_ISLOWER(ch));
            same(c + "isupper", truth(c + "isupper()"), Py_UNICODE_ISUPPER(ch));
            same(c + "isspace", truth(c + "isspace()"), Py_UNICODE_ISSPACE(ch));
            same(c + "isalnum", truth(c + "isalnum()"), Py_UNICODE_ISALNUM(ch));
            same(c + "isdigit", truth(c + "isdigit()"), Py_UNICODE_ISDIGIT(ch));
            same(c + "isdecimal", truth(c + "isdecimal()"), Py_UNICODE_ISDECIMAL(ch));
            same(c + "isprintable", truth(c + "isprintable()"), Py_UNICODE_ISPRINTABLE(ch));
        }
        for (int ch = 0; ch < 128; ch++) {
            String c = "bytes([" + ch + "]).";
            same(c + "isalpha", truth(c + "isalpha()"), Py_ISALPHA(ch));
            same(c + "isalnum", truth(c + "isalnum()"), Py_ISALNUM(ch));
            same(c + "isspace", truth(c + "isspace()"), Py_ISSPACE(ch));
            same(c + "upper", truth(c + "upper() == bytes([" + Py_TOUPPER(ch) + "])"), true);
            same(c + "lower", truth(c + "lower() == bytes([" + Py_TOLOWER(ch) + "])"), true);
        }
    }

    private static boolean truth(String expression) {
        long result = run(expression, Py_eval_input);
        boolean truth = PyObject_IsTrue(result) == 1;
        Py_DECREF(result);
        return truth;
    }

    private static long run(String source, int start) {
        long result = PyRun_String(source, start, globals, globals);
        if (result == NULL) {
            PyErr_Print();
            throw new AssertionError(source);
        }
        return result;
    }

    private static void same(String what, Object expected, Object actual) {
        checked++;
        if (!expected.equals(actual)) {
            System.out.println(what + " should be " + expected + " but is " + actual);
        }
    }
}
