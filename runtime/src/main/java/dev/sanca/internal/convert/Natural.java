package dev.sanca.internal.convert;

import static dev.sanca.capi.Python.*;

import dev.sanca.Converter;

import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Names;
import dev.sanca.internal.Objects;
import dev.sanca.internal.Text;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The Java value that is natural for a Python object: what {@code Object} as a target means.
 *
 * <p>Only the exact Python type counts: an object of a subclass is more than its base class, so it stays a
 * {@link dev.sanca.PyObject}, as does everything that has no counterpart. Attached.
 */
public final class Natural implements Decoder<Object> {
    private final Codecs codecs;
    /** By type object, of which a reference is kept. */
    private final Map<Long, Decoder<?>> byType = new ConcurrentHashMap<>();
    /** Java types by the module and qualified name of Python classes that need not be imported yet. */
    private final Map<String, Type> byName = new ConcurrentHashMap<>();
    /** The last parts of those names: what can be seen without a call. */
    private final Map<String, Boolean> shortNames = new ConcurrentHashMap<>();

    Natural(Codecs codecs) {
        this.codecs = codecs;
        byType.put(PyLong_Type(), (_, o) -> Integers.toLongOrBigInteger(o));
        byType.put(PyUnicode_Type(), (_, o) -> Strings.toJava(o));
        byType.put(PyFloat_Type(), (_, o) -> PyFloat_AS_DOUBLE(o));
        byType.put(PyBool_Type(), (_, o) -> o == Py_True());
        byType.put(PyList_Type(), codecs.elementDecoder(java.util.List.class));
        byType.put(PyTuple_Type(), codecs.elementDecoder(java.util.List.class));
        byType.put(PyDict_Type(), codecs.elementDecoder(Map.class));
        byType.put(PySet_Type(), codecs.elementDecoder(java.util.Set.class));
        byType.put(PyFrozenSet_Type(), codecs.elementDecoder(java.util.Set.class));
    }

    /** Makes a Java type natural for a Python class, by the class's module and qualified name. May be called on any thread. */
    public void register(String pythonType, Type javaType) {
        byName.put(pythonType, javaType);
        shortNames.put(pythonType.substring(pythonType.lastIndexOf('.') + 1), true);
    }

    void register(Converter<?> converter) {
        if (converter.pythonType() != null) {
            register(converter.pythonType(), converter.type());
        }
    }

    /** Makes a decoder natural for a Python class. Keeps a reference to the class (borrowed). */
    public void register(long pythonClass, Decoder<?> decoder) {
        if (byType.put(pythonClass, decoder) == null) {
            Py_INCREF(pythonClass);
        }
    }

    @Override
    public Object toJava(InterpreterState state, long o) {
        Decoder<?> decoder = byType.get(Py_TYPE(o));
        if (decoder == null && shortNames.containsKey(Mismatch.typeName(o))) {
            decoder = byName(Py_TYPE(o));
        }
        return decoder == null ? Objects.borrowed(state, o) : decoder.toJava(state, o);
    }

    /** A natural value that is of a certain class. */
    <T> Decoder<T> instance(Class<T> type, String expected) {
        return (state, o) -> {
            Object value = byType.containsKey(Py_TYPE(o)) || shortNames.containsKey(Mismatch.typeName(o)) ? toJava(state, o) : null;
            if (!type.isInstance(value)) {
                throw Mismatch.expected(expected, o);
            }
            return type.cast(value);
        };
    }

    private Decoder<?> byName(long pythonClass) {
        Type type = byName.get(text(pythonClass, "__module__") + "." + text(pythonClass, "__qualname__"));
        if (type == null) {
            return null;
        }
        Decoder<?> decoder = codecs.decoder(type);
        register(pythonClass, decoder);
        return decoder;
    }

    /** An attribute that is text; null if it is not. */
    private static String text(long o, String attribute) {
        long name = Names.of(InterpreterState.current(), attribute);
        long value = PyObject_GetAttr(o, name);
        Py_DECREF(name);
        if (value == NULL) {
            PyErr_Clear();
            return null;
        }
        String text = PyUnicode_Check(value) ? Text.toJava(value) : null;
        Py_DECREF(value);
        return text;
    }
}
