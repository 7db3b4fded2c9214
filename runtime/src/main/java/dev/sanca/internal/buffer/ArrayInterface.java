package dev.sanca.internal.buffer;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.internal.RaisedException;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;
import dev.sanca.internal.Text;
import dev.sanca.internal.buffer.ElementFormat.Kind;
import dev.sanca.internal.convert.Convert;
import java.util.Map;

/**
 * Memory of an object with {@code __array_interface__}.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/arrays.interface.html">The array interface protocol</a>
 */
final class ArrayInterface {
    private static final Map<Character, Kind> KINDS =
            Map.of('b', Kind.BOOL, 'i', Kind.INT, 'u', Kind.UINT, 'f', Kind.FLOAT, 'c', Kind.COMPLEX);

    /** The dictionary; borrowed. */
    private final long description;

    private ArrayInterface(long description) {
        this.description = description;
    }

    /**
     * Acquires it. Attached.
     *
     * @param o borrowed
     * @return null if the object has no array interface
     */
    static AcquiredMemory acquire(long o) {
        long description = PyObject_GetAttrString(o, "__array_interface__");
        if (description == NULL) {
            if (!PyErr_ExceptionMatches(PyExc_AttributeError())) {
                throw Objects.raised();
            }
            Py_DECREF(RaisedException.take());
            return null;
        }
        try {
            return new ArrayInterface(description).describe(o);
        } finally {
            Py_DECREF(description);
        }
    }

    private AcquiredMemory describe(long o) {
        String type = text("typestr");
        Kind kind = KINDS.getOrDefault(type.charAt(1), Kind.RAW);
        String order = type.charAt(0) == '<' || type.charAt(0) == '>' ? type.substring(0, 1) : "";
        ElementFormat format = ElementFormat.ofKind(order, kind, Integer.parseInt(type.substring(2)));
        long[] shape = numbers("shape");
        long[] strides = numbers("strides");
        NdLayout layout = strides == null ? NdLayout.contiguous(shape, format.size()) : NdLayout.of(shape, strides, format.size());
        long data = item("data");
        if (data != NULL && PyTuple_Check(data)) {
            return ofAddress(o, data, layout, format);
        }
        if (data == NULL || data == Py_None()) {
            throw DlpackImport.refused("the array interface has no data");
        }
        return ofBuffer(data, layout, format);
    }

    /** The data are where a number says, as long as the object lives. */
    private static AcquiredMemory ofAddress(long o, long data, NdLayout layout, ElementFormat format) {
        long start = PyLong_AsLongLong(Objects.check(PyTuple_GetItem(data, 0)));
        int readOnly = PyObject_IsTrue(Objects.check(PyTuple_GetItem(data, 1)));
        if (PyErr_Occurred() != NULL) {
            throw Objects.raised();
        }
        Py_INCREF(o);
        return new AcquiredMemory(o, o, start - layout.offset(), layout, format, readOnly != 0, () -> Py_DECREF(o));
    }

    /** The data are in an object of their own. */
    private AcquiredMemory ofBuffer(long data, NdLayout layout, ElementFormat format) {
        AcquiredMemory memory = AcquiredMemory.of(data);
        long offset = item("offset") == NULL ? 0 : number(item("offset"));
        long first = offset - layout.offset();
        if (!memory.layout().isContiguous() || first < 0 || first + layout.span() > memory.layout().span()) {
            memory.release().run();
            throw DlpackImport.refused("the array interface says of more data than there are");
        }
        return new AcquiredMemory(memory.handle(), memory.exporter(), memory.start() + first, layout, format,
                memory.readOnly(), memory.release());
    }

    /** Borrowed; NULL if there is none. */
    private long item(String name) {
        return PyDict_GetItemString(description, name);
    }

    private String text(String name) {
        long item = item(name);
        String text = item == NULL || !PyUnicode_Check(item) ? "" : Text.toJava(item);
        if (!text.matches("[<>|=][a-zA-Z][0-9]+")) {
            throw DlpackImport.refused("the array interface has no usable " + name);
        }
        return text;
    }

    private static long number(long o) {
        return (long) Convert.toJava(InterpreterState.current(), o, long.class);
    }

    private long[] numbers(String name) {
        long item = item(name);
        return item == NULL || item == Py_None() ? null : (long[]) Convert.toJava(InterpreterState.current(), item, long[].class);
    }
}
