package dev.sanca.internal.buffer;

import static dev.sanca.capi.MethodTable.method;
import static dev.sanca.capi.Python.*;

import dev.sanca.capi.JavaCapsule;
import dev.sanca.capi.Memory;
import dev.sanca.capi.MethodTable;
import dev.sanca.capi.PyObject;
import dev.sanca.capi.Py_buffer;
import dev.sanca.capi.TypeSpec;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/**
 * The Python type {@code sanca.JavaArray}: memory that Java and Python share, with the buffer protocol.
 *
 * <p>Its base type, {@code sanca.Memory}, is written here: the memory and how it is exported. What makes a sequence of it is Python code,
 * {@code java_array.py}. All elements lie one after the other, the last index running fastest.
 */
final class JavaArrayType {
    private static final long HEAD = PyObject.sizeof();
    /** A capsule whose Java object the memory belongs to; NULL if the memory is this object's own. */
    private static final long OWNER = HEAD;
    private static final long BUFFER = HEAD + 8;
    private static final long LENGTH = HEAD + 16;
    private static final long ITEM_SIZE = HEAD + 24;
    private static final long RANK = HEAD + 32;
    private static final long READ_ONLY = HEAD + 40;
    /** A block with the shape, the strides and the format. */
    private static final long DESCRIPTION = HEAD + 48;
    private static final long SIZE = HEAD + 56;

    private static final String SOURCE = "java_array.py";
    private static final String CAPSULE = "sanca.memory";

    private JavaArrayType() {}

    /** Made once for the process: the functions do not depend on the interpreter. */
    private static final class Spec {
        static final long ADDRESS = TypeSpec.of("sanca.Memory")
                .basicsize(SIZE)
                .flags(Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE)
                .slot(Py_tp_doc, "Memory that Java and Python share.")
                .slot(Py_tp_new, JavaArrayType::refuse)
                .slot(Py_tp_dealloc, JavaArrayType::dealloc)
                .bf_getbuffer(JavaArrayType::getBuffer)
                .slot(Py_tp_methods, MethodTable.of(
                        method("_address", JavaArrayType::address, METH_NOARGS, "Where the memory is."),
                        method("_dlpack", JavaArrayType::dlpack, METH_O, "A DLPack capsule; of the versioned kind if the argument is true.")))
                .address();
    }

    /** The type in an interpreter: borrowed. Attached. */
    private static long of(InterpreterState state) {
        return state.local(JavaArrayType.class, _ -> make());
    }

    private static long make() {
        long base = Objects.check(PyType_FromSpec(Spec.ADDRESS));
        try {
            long globals = PythonSource.run(SOURCE, "Memory", base);
            try {
                return Objects.newReference(Objects.check(PyDict_GetItemString(globals, "JavaArray")));
            } finally {
                Py_DECREF(globals);
            }
        } finally {
            Py_DECREF(base);
        }
    }

    /** A new array of zeros with memory of its own, which lives as long as the Python object: a new reference. Attached. */
    static long allocate(InterpreterState state, ElementFormat format, long[] shape) {
        NdLayout layout = NdLayout.contiguous(shape, format.size());
        // At least one byte, so that NULL means that there is no memory.
        long memory = PyMem_RawCalloc(Math.max(layout.byteCount(), 1), 1);
        if (memory == NULL) {
            throw new OutOfMemoryError("no native memory for an array of " + layout.byteCount() + " bytes");
        }
        long array = NULL;
        try {
            array = make(state, memory, layout, format, false);
            return array;
        } finally {
            if (array == NULL) {
                PyMem_RawFree(memory);
            }
        }
    }

    /**
     * An array that shares Java's memory: a new reference. Attached.
     *
     * @param memory native memory that nobody can close
     * @param owner  what keeps it from being collected
     */
    static long share(InterpreterState state, MemorySegment memory, Object owner, ElementFormat format) {
        NdLayout layout = NdLayout.contiguous(new long[] {memory.byteSize() / format.size()}, format.size());
        long capsule = Objects.check(JavaCapsule.of(owner, CAPSULE));
        long array = NULL;
        try {
            array = make(state, memory.address(), layout, format, memory.isReadOnly());
            Memory.putPointer(array + OWNER, capsule);
            return array;
        } finally {
            if (array == NULL) {
                Py_DECREF(capsule);
            }
        }
    }

    /** Makes an array that was just made one that can't be written. */
    static void freeze(long array) {
        Memory.putLong(array + READ_ONLY, 1);
    }

    /** The memory of an array that was just made. */
    static MemorySegment memory(long array) {
        return Memory.view(Memory.getPointer(array + BUFFER), Memory.getLong(array + LENGTH));
    }

    private static long make(InterpreterState state, long memory, NdLayout layout, ElementFormat format, boolean readOnly) {
        if (layout.rank() > PyBUF_MAX_NDIM) {
            throw new IllegalArgumentException("An array has at most " + PyBUF_MAX_NDIM + " dimensions, not " + layout.rank() + ".");
        }
        long description = describe(layout, format);
        long array = PyType_GenericAlloc(of(state), 0);
        if (array == NULL) {
            PyMem_RawFree(description);
            throw Objects.raised();
        }
        Memory.putPointer(array + BUFFER, memory);
        Memory.putLong(array + LENGTH, layout.byteCount());
        Memory.putLong(array + ITEM_SIZE, format.size());
        Memory.putLong(array + RANK, layout.rank());
        Memory.putLong(array + READ_ONLY, readOnly ? 1 : 0);
        Memory.putPointer(array + DESCRIPTION, description);
        return array;
    }

    private static long describe(NdLayout layout, ElementFormat format) {
        byte[] text = format.text().getBytes(StandardCharsets.US_ASCII);
        int rank = layout.rank();
        long block = PyMem_RawCalloc(2L * rank * Long.BYTES + text.length + 1, 1);
        if (block == NULL) {
            throw new OutOfMemoryError("no native memory for the shape of an array");
        }
        for (int d = 0; d < rank; d++) {
            Memory.putLong(block + (long) d * Long.BYTES, layout.shape()[d]);
            Memory.putLong(block + (long) (rank + d) * Long.BYTES, layout.strides()[d]);
        }
        for (int i = 0; i < text.length; i++) {
            Memory.putByte(block + 2L * rank * Long.BYTES + i, text[i]);
        }
        return block;
    }

    private static long refuse(long type, long args, long kwargs) {
        PyErr_SetString(PyExc_TypeError(), "arrays of Java are made in Java");
        return NULL;
    }

    private static void dealloc(long self) {
        long owner = Memory.getPointer(self + OWNER);
        long description = Memory.getPointer(self + DESCRIPTION);
        if (owner != NULL) {
            Py_DECREF(owner);
        } else if (description != NULL) {
            PyMem_RawFree(Memory.getPointer(self + BUFFER));
        }
        PyMem_RawFree(description);
        TypeSpec.tp_free(self);
    }

    private static int getBuffer(long self, long view, int flags) {
        Py_buffer.obj(view, NULL);
        boolean readOnly = Memory.getLong(self + READ_ONLY) != 0;
        int rank = (int) Memory.getLong(self + RANK);
        if (readOnly && (flags & PyBUF_WRITABLE) != 0) {
            PyErr_SetString(PyExc_BufferError(), "this memory of Java is read-only");
            return -1;
        }
        boolean onlyFortran = (flags & PyBUF_F_CONTIGUOUS) == PyBUF_F_CONTIGUOUS && (flags & PyBUF_C_CONTIGUOUS) != PyBUF_C_CONTIGUOUS;
        if (onlyFortran && rank > 1) {
            PyErr_SetString(PyExc_BufferError(), "arrays of Java have the last index running fastest");
            return -1;
        }
        long description = Memory.getPointer(self + DESCRIPTION);
        Py_INCREF(self);
        Py_buffer.obj(view, self);
        Py_buffer.buf(view, Memory.getPointer(self + BUFFER));
        Py_buffer.len(view, Memory.getLong(self + LENGTH));
        Py_buffer.itemsize(view, Memory.getLong(self + ITEM_SIZE));
        Py_buffer.readonly(view, readOnly ? 1 : 0);
        Py_buffer.ndim(view, (flags & PyBUF_ND) == 0 ? 1 : rank);
        Py_buffer.shape(view, (flags & PyBUF_ND) == 0 ? NULL : description);
        Py_buffer.strides(view, (flags & PyBUF_STRIDES) == PyBUF_STRIDES ? description + (long) rank * Long.BYTES : NULL);
        Py_buffer.format(view, (flags & PyBUF_FORMAT) == 0 ? NULL : description + 2L * rank * Long.BYTES);
        Py_buffer.suboffsets(view, NULL);
        Py_buffer.internal(view, NULL);
        return 0;
    }

    private static long address(long self, long ignored) {
        return PyLong_FromLongLong(Memory.getPointer(self + BUFFER));
    }

    private static long dlpack(long self, long versioned) {
        return DlpackExport.capsule(self, PyObject_IsTrue(versioned) == 1);
    }
}
