package dev.sanca.internal.buffer;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.Memory;
import dev.sanca.capi.internal.Pointers;
import dev.sanca.internal.Objects;
import dev.sanca.internal.buffer.Dlpack.Managed;

/** Memory of an object with {@code __dlpack__}, such as a tensor of PyTorch. */
final class DlpackImport {
    private DlpackImport() {}

    /**
     * Acquires it. Attached.
     *
     * @param o borrowed
     * @return null if the object has no {@code __dlpack__}
     */
    static AcquiredMemory acquire(long o) {
        if (PyObject_HasAttrString(o, "__dlpack__") == 0) {
            return null;
        }
        requireMainMemory(o);
        long capsule = Objects.check(capsule(o));
        try {
            if (PyCapsule_IsValid(capsule, Managed.VERSIONED.name())) {
                return take(o, capsule, Managed.VERSIONED);
            }
            return take(o, capsule, Managed.UNVERSIONED);
        } finally {
            Py_DECREF(capsule);
        }
    }

    private static void requireMainMemory(long o) {
        long device = Objects.check(callMethod(o, "__dlpack_device__"));
        try {
            long type = Objects.check(PySequence_GetItem(device, 0));
            long number = PyLong_AsLongLong(type);
            Py_DECREF(type);
            if (PyErr_Occurred() != NULL) {
                throw Objects.raised();
            }
            if (number != Dlpack.CPU) {
                throw refused("the array is not in main memory, but on a device of DLPack's type " + number);
            }
        } finally {
            Py_DECREF(device);
        }
    }

    private static long callMethod(long o, String name) {
        long method = PyObject_GetAttrString(o, name);
        if (method == NULL) {
            return NULL;
        }
        long result = PyObject_CallNoArgs(method);
        Py_DECREF(method);
        return result;
    }

    /** A new capsule: of version 1 if the object knows of versions. */
    private static long capsule(long o) {
        long method = Objects.check(PyObject_GetAttrString(o, "__dlpack__"));
        try {
            long result = callVersioned(method);
            if (result == NULL && PyErr_ExceptionMatches(PyExc_TypeError())) {
                PyErr_Clear();
                result = PyObject_CallNoArgs(method);
            }
            return result;
        } finally {
            Py_DECREF(method);
        }
    }

    private static long callVersioned(long method) {
        long arguments = Objects.check(PyTuple_New(0));
        long keywords = NULL;
        long version = NULL;
        try {
            keywords = Objects.check(PyDict_New());
            version = Objects.check(PyTuple_New(2));
            PyTuple_SetItem(version, 0, Objects.check(PyLong_FromLongLong(Dlpack.MAJOR_VERSION)));
            PyTuple_SetItem(version, 1, Objects.check(PyLong_FromLongLong(0)));
            Objects.check(PyDict_SetItemString(keywords, "max_version", version));
            return PyObject_Call(method, arguments, keywords);
        } finally {
            Py_XDECREF(version);
            Py_XDECREF(keywords);
            Py_DECREF(arguments);
        }
    }

    private static AcquiredMemory take(long o, long capsule, Managed kind) {
        long managed = Objects.check(PyCapsule_GetPointer(capsule, kind.name()));
        if (kind == Managed.VERSIONED && Memory.getInt(managed) != Dlpack.MAJOR_VERSION) {
            throw refused("the array has version " + Memory.getInt(managed) + " of DLPack");
        }
        AcquiredMemory memory = describe(o, managed, kind);
        // From here on the deleter is for us to call, not for the capsule's destructor.
        Objects.check(PyCapsule_SetName(capsule, Memory.permanent(kind.used())));
        Py_INCREF(o);
        return memory;
    }

    private static AcquiredMemory describe(long o, long managed, Managed kind) {
        long tensor = managed + kind.tensor();
        int code = Byte.toUnsignedInt(Memory.getByte(tensor + Dlpack.CODE));
        int bits = Byte.toUnsignedInt(Memory.getByte(tensor + Dlpack.BITS));
        int lanes = Short.toUnsignedInt(Memory.getShort(tensor + Dlpack.LANES));
        ElementFormat format = Dlpack.format(code, bits, lanes);
        if (format == null) {
            throw refused("there is no element type for DLPack's code " + code + " with " + bits + " bits and " + lanes + " lanes");
        }
        NdLayout layout = layout(tensor, format);
        long first = Memory.getPointer(tensor + Dlpack.DATA) + Memory.getLong(tensor + Dlpack.BYTE_OFFSET);
        boolean readOnly = kind.flags() >= 0 && (Memory.getLong(managed + kind.flags()) & Dlpack.READ_ONLY) != 0;
        return new AcquiredMemory(managed, o, first - layout.offset(), layout, format, readOnly, () -> release(o, managed, kind));
    }

    private static NdLayout layout(long tensor, ElementFormat format) {
        int rank = Memory.getInt(tensor + Dlpack.NDIM);
        long shapes = Memory.getPointer(tensor + Dlpack.SHAPE);
        long steps = Memory.getPointer(tensor + Dlpack.STRIDES);
        long[] shape = new long[rank];
        long[] strides = new long[rank];
        for (int d = 0; d < rank; d++) {
            shape[d] = Memory.getLong(shapes + (long) d * Long.BYTES);
            strides[d] = steps == NULL ? 0 : Memory.getLong(steps + (long) d * Long.BYTES) * format.size();
        }
        return steps == NULL ? NdLayout.contiguous(shape, format.size()) : NdLayout.of(shape, strides, format.size());
    }

    private static void release(long o, long managed, Managed kind) {
        long deleter = Memory.getPointer(managed + kind.deleter());
        if (deleter != NULL) {
            Pointers.free(deleter, managed);
        }
        Py_DECREF(o);
    }

    /** A BufferError. */
    static RuntimeException refused(String reason) {
        PyErr_SetString(PyExc_BufferError(), reason);
        return Objects.raised();
    }
}
