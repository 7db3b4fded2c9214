package dev.sanca.internal.convert;

import static dev.sanca.capi.Python.*;

import dev.sanca.ConversionException;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Names;
import dev.sanca.internal.Objects;
import java.lang.reflect.Type;

/** Records from dataclasses, named tuples and other objects with attributes, from dicts, and from tuples. */
final class RecordDecoder implements Decoder<Object> {
    private final RecordShape shape;
    private final Decoder<?>[] components;

    RecordDecoder(Codecs codecs, Type type, RecordShape shape) {
        this.shape = shape;
        this.components = new Decoder<?>[shape.size()];
        TypeArguments arguments = new TypeArguments(type);
        for (int i = 0; i < components.length; i++) {
            components[i] = codecs.elementDecoder(arguments.resolve(shape.component(i).getGenericType()));
        }
    }

    /** Gives the object for a component: a new reference, or NULL without an exception if there is none. */
    private interface Source {
        long get(InterpreterState state, long o, String name, int index);
    }

    @Override
    public Object toJava(InterpreterState state, long o) {
        if (PyDict_Check(o)) {
            return ofDict(state, o);
        }
        if (PyTuple_CheckExact(o)) {
            requireSize(PyTuple_Size(o), o);
            return read(state, o, (_, tuple, _, i) -> Objects.newReference(PyTuple_GetItem(tuple, i)));
        }
        if (PyUnicode_Check(o) || PyLong_Check(o) || PyFloat_Check(o) || PyList_Check(o) || PyBytes_Check(o)) {
            throw Mismatch.expected(shape.toString(), o);
        }
        return read(state, o, (s, object, name, _) -> Fields.findOrNull(s, object, name));
    }

    private void requireSize(long size, long o) {
        if (size != shape.size()) {
            throw Mismatch.expected(shape.toString(), o);
        }
    }

    private Object ofDict(InterpreterState state, long dict) {
        Object result = read(state, dict, RecordDecoder::item);
        if (PyDict_Size(dict) > shape.size()) {
            throw new ConversionException("the dict has keys that " + shape + " has not: " + Mismatch.repr(dict));
        }
        return result;
    }

    private static long item(InterpreterState state, long dict, String name, int index) {
        long key = Names.of(state, name);
        long value = PyDict_GetItemWithError(dict, key);
        Py_DECREF(key);
        if (value == NULL) {
            if (PyErr_Occurred() != NULL) {
                throw Objects.raised();
            }
            return NULL;
        }
        return Objects.newReference(value);
    }

    private Object read(InterpreterState state, long o, Source source) {
        Nesting nesting = Nesting.enter();
        try {
            Object[] values = new Object[components.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = component(state, o, source, i);
            }
            return shape.make(values);
        } finally {
            nesting.exit();
        }
    }

    private Object component(InterpreterState state, long o, Source source, int index) {
        String name = shape.names().get(index);
        long value = source.get(state, o, name, index);
        if (value == NULL) {
            throw new ConversionException("missing in " + Mismatch.describe(o)).in("." + name);
        }
        try {
            return components[index].read(state, value);
        } catch (ConversionException failed) {
            throw failed.in("." + name);
        } finally {
            Py_DECREF(value);
        }
    }
}
