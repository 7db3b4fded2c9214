package dev.sanca.processor.model;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One of Python's special methods.
 *
 * @param name such as {@code __add__}
 * @param shape what C calls, and with what
 * @param parameters how many parameters the Java method has; -1 for any
 * @param slots the slots of the type it goes into; empty for one that is found by name
 * @see <a href="https://docs.python.org/3.14/reference/datamodel.html">Data model</a>
 */
public record Operator(String name, Shape shape, int parameters, String... slots) {
    /** What C calls, and with what. */
    public enum Shape {
        /** {@code (self)} gives an object. */
        UNARY(0),
        /** {@code (self)} gives the next object, or none. */
        NEXT(0),
        /** {@code (self)} gives a truth value. */
        TRUTH(0),
        /** {@code (self)} gives a length. */
        LENGTH(0),
        /** {@code (self)} gives a hash. */
        HASH(0),
        /** {@code (left, right)}, either of which may be the instance. */
        BINARY(1),
        /** The right operand's form of a binary operator. */
        REFLECTED(1),
        /** {@code (self, other)} gives what becomes of self. */
        IN_PLACE(1),
        /** {@code (self, other, op)}. */
        COMPARISON(1),
        /** {@code (self, key)} gives an object. */
        ITEM(1),
        /** {@code (self, key, value)}. */
        SET_ITEM(2),
        /** {@code (self, key)}. */
        DELETE_ITEM(1),
        /** {@code (self, value)} gives a truth value. */
        CONTAINS(1),
        /** {@code (self)} gives memory. */
        BUFFER(0),
        /** Any arguments. */
        CALL(-1),
        /** A method like any other, whose name Python knows. */
        METHOD(-1),
        /** The same, of which the type has to know: access to attributes, and what descriptors do. */
        HOOK(-1);

        private final int parameters;

        Shape(int parameters) {
            this.parameters = parameters;
        }
    }

    private static final Map<String, Operator> ALL = new LinkedHashMap<>();

    static {
        add("repr", Shape.UNARY, "Py_tp_repr");
        add("str", Shape.UNARY, "Py_tp_str");
        add("iter", Shape.UNARY, "Py_tp_iter");
        add("next", Shape.NEXT, "Py_tp_iternext");
        add("await", Shape.UNARY, "Py_am_await");
        add("neg", Shape.UNARY, "Py_nb_negative");
        add("pos", Shape.UNARY, "Py_nb_positive");
        add("abs", Shape.UNARY, "Py_nb_absolute");
        add("invert", Shape.UNARY, "Py_nb_invert");
        add("int", Shape.UNARY, "Py_nb_int");
        add("float", Shape.UNARY, "Py_nb_float");
        add("index", Shape.UNARY, "Py_nb_index");
        add("bool", Shape.TRUTH, "Py_nb_bool");
        add("len", Shape.LENGTH, "Py_mp_length", "Py_sq_length");
        add("hash", Shape.HASH, "Py_tp_hash");
        add("getitem", Shape.ITEM, "Py_mp_subscript");
        add("setitem", Shape.SET_ITEM, "Py_mp_ass_subscript");
        add("delitem", Shape.DELETE_ITEM, "Py_mp_ass_subscript");
        add("contains", Shape.CONTAINS, "Py_sq_contains");
        add("call", Shape.CALL, "Py_tp_call");
        add("buffer", Shape.BUFFER, "Py_bf_getbuffer");
        String[] arithmetic = {"add", "sub:subtract", "mul:multiply", "matmul:matrix_multiply", "truediv:true_divide",
            "floordiv:floor_divide", "mod:remainder", "lshift", "rshift", "and", "xor", "or"};
        for (String operator : arithmetic) {
            String python = operator.replaceFirst(":.*", "");
            String slot = operator.replaceFirst(".*:", "");
            add(python, Shape.BINARY, "Py_nb_" + slot);
            add("r" + python, Shape.REFLECTED, "Py_nb_" + slot);
            add("i" + python, Shape.IN_PLACE, "Py_nb_inplace_" + slot);
        }
        add("divmod", Shape.BINARY, "Py_nb_divmod");
        add("rdivmod", Shape.REFLECTED, "Py_nb_divmod");
        for (String comparison : new String[] {"lt", "le", "eq", "ne", "gt", "ge"}) {
            add(comparison, Shape.COMPARISON, "Py_tp_richcompare");
        }
        for (String method : new String[] {"enter", "exit", "format", "reversed", "copy", "deepcopy", "reduce", "getstate",
            "setstate", "round", "trunc", "floor", "ceil", "complex", "bytes", "dir", "sizeof", "fspath", "length_hint", "missing",
            "aenter", "aexit", "getnewargs"}) {
            add(method, Shape.METHOD);
        }
    }

    static {
        Map.of("getattr", 1, "setattr", 2, "delattr", 1, "get", 2, "set", 2, "delete", 1).forEach((name, parameters) ->
                add(name, Shape.HOOK, parameters));
        add("set_name", Shape.METHOD, 2);
        add("class_getitem", Shape.METHOD, 1);
    }

    private static void add(String name, Shape shape, String... slots) {
        add(name, shape, shape.parameters, slots);
    }

    private static void add(String name, Shape shape, int parameters, String... slots) {
        String dunder = "__" + name + "__";
        ALL.put(dunder, new Operator(dunder, shape, parameters, slots));
    }

    /**
     * Whether Python calls it on the class, so that the Java method is static.
     *
     * @return true for {@code __class_getitem__}
     */
    public boolean isOfClass() {
        return name.equals("__class_getitem__");
    }

    /**
     * Whether its first argument is the name of an attribute.
     *
     * @return true for {@code __getattr__}, {@code __setattr__} and {@code __delattr__}
     */
    public boolean takesName() {
        return name.endsWith("attr__");
    }

    /**
     * The special method of a name.
     *
     * @param name such as {@code __add__}
     * @return which one; null if it is unknown, or not offered
     */
    public static Operator of(String name) {
        return ALL.get(name);
    }
}
