package dev.sanca.internal.call;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Names;
import dev.sanca.internal.Objects;
import dev.sanca.internal.Text;
import dev.sanca.internal.convert.Convert;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The parameters of a Java function, as a Python function with the same parameters that returns the tuple of its arguments.
 *
 * <p>So binding keyword arguments, default values, the messages for wrong arguments and {@code inspect.signature} are CPython's own, of
 * the version that runs. Made when it is first needed: a call with the right number of positional arguments does without.
 */
final class Signature {
    private final String name;
    private final FunctionShape shape;
    /** The names of the parameters, one for each. */
    private final List<String> names;
    private final boolean positionalOnly;
    private final Map<String, Object> defaults;

    private Signature(FunctionDescription description) {
        this.name = description.displayName();
        this.shape = FunctionShape.of(description);
        this.defaults = description.defaults();
        List<String> chosen = description.parameters() != null ? description.parameters() : shape.names();
        int count = shape.parameters().size();
        this.positionalOnly = chosen.isEmpty();
        this.names = positionalOnly ? numbered(count) : chosen;
        ParameterNames.require(names);
        if (names.size() != count) {
            throw new IllegalArgumentException(name + " has " + count(count, "parameter") + ", but " + count(names.size(), "name")
                    + " for them: " + names);
        }
        requireLast(defaults);
    }

    /**
     * The signature of a function.
     *
     * @throws IllegalArgumentException if the description does not fit the function
     */
    static Signature of(FunctionDescription description) {
        return new Signature(description);
    }

    private static List<String> numbered(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add("arg" + i);
        }
        return names;
    }

    private static String count(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }

    private void requireLast(Map<String, Object> values) {
        List<String> ordinary = names.subList(0, ordinary());
        if (!ordinary.containsAll(values.keySet())) {
            throw new IllegalArgumentException(name + " has no parameters of these names that could have default values: " + values.keySet()
                    + "; it has " + ordinary);
        }
        if (!values.keySet().containsAll(ordinary.subList(ordinary.size() - values.size(), ordinary.size()))) {
            throw new IllegalArgumentException("Only the last parameters of " + name + " can have default values, as in Python: "
                    + ordinary);
        }
    }

    /** How many parameters there are. */
    int count() {
        return names.size();
    }

    /** How many parameters are neither {@code *args} nor {@code **kwargs}. */
    private int ordinary() {
        return names.size() - (shape.isVariadic() ? 1 : 0) - (shape.hasKeywords() ? 1 : 0);
    }

    /**
     * Makes the function that binds arguments. Attached.
     *
     * @return a new reference
     */
    long binder(InterpreterState state) {
        long globals = Objects.check(PyDict_New());
        try {
            long binder = Objects.check(PyRun_String(source(), Py_eval_input, globals, globals));
            try {
                describe(state, binder);
                return Py_NewRef(binder);
            } finally {
                Py_DECREF(binder);
            }
        } finally {
            Py_DECREF(globals);
        }
    }

    private String source() {
        int ordinary = ordinary();
        List<String> parameters = new ArrayList<>(names.subList(0, ordinary));
        if (positionalOnly && ordinary > 0) {
            parameters.add("/");
        }
        int next = ordinary;
        if (shape.isVariadic()) {
            parameters.add("*" + names.get(next++));
        }
        if (shape.hasKeywords()) {
            parameters.add("**" + names.get(next));
        }
        String tuple = names.isEmpty() ? "()" : "(" + String.join(", ", names) + ",)";
        return "lambda " + String.join(", ", parameters) + ": " + tuple;
    }

    private void describe(InterpreterState state, long binder) {
        long text = Names.of(state, name);
        try {
            Objects.check(PyObject_SetAttrString(binder, "__name__", text));
            Objects.check(PyObject_SetAttrString(binder, "__qualname__", text));
        } finally {
            Py_DECREF(text);
        }
        setDefaults(state, binder);
        annotate(binder);
    }

    private void setDefaults(InterpreterState state, long binder) {
        if (defaults.isEmpty()) {
            return;
        }
        int ordinary = ordinary();
        List<Object> values = names.subList(ordinary - defaults.size(), ordinary).stream().map(defaults::get).toList();
        long tuple = Objects.check(PyTuple_New(values.size()));
        try {
            for (int i = 0; i < values.size(); i++) {
                Objects.check(PyTuple_SetItem(tuple, i, Convert.toPython(state, values.get(i))));
            }
            Objects.check(PyObject_SetAttrString(binder, "__defaults__", tuple));
        } finally {
            Py_DECREF(tuple);
        }
    }

    /** {@code __annotations__}, of the types that Python has by the same meaning. */
    private void annotate(long binder) {
        long annotations = Objects.check(PyDict_New());
        try {
            for (int i = 0; i < ordinary(); i++) {
                annotate(annotations, names.get(i), shape.parameters().get(i));
            }
            annotate(annotations, "return", shape.result());
            Objects.check(PyObject_SetAttrString(binder, "__annotations__", annotations));
        } finally {
            Py_DECREF(annotations);
        }
    }

    private static void annotate(long annotations, String name, Type type) {
        long annotation = annotation(type);
        if (annotation != NULL) {
            long key = Objects.check(Text.toPython(name));
            try {
                Objects.check(PyDict_SetItem(annotations, key, annotation));
            } finally {
                Py_DECREF(key);
            }
        }
    }

    /** Borrowed; NULL for none. */
    private static long annotation(Type type) {
        if (type == boolean.class || type == Boolean.class) {
            return PyBool_Type();
        }
        if (type == double.class || type == float.class || type == Double.class || type == Float.class) {
            return PyFloat_Type();
        }
        if (type == String.class || type == char.class || type == Character.class) {
            return PyUnicode_Type();
        }
        if (type == void.class) {
            return Py_None();
        }
        boolean isInteger = type == long.class || type == int.class || type == short.class || type == byte.class
                || type == Long.class || type == Integer.class || type == Short.class || type == Byte.class;
        return isInteger ? PyLong_Type() : NULL;
    }
}
