package dev.sanca.internal.buffer;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.Memory;
import dev.sanca.capi.PyBufferView;
import dev.sanca.capi.PyCapsule_Destructor;
import dev.sanca.capi.Py_buffer;
import dev.sanca.capi.freefunc;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.buffer.Dlpack.Managed;
import java.util.concurrent.ConcurrentHashMap;

/** Capsules of DLPack with the memory of an object that has the buffer protocol. */
final class DlpackExport {
    /** By the address of a struct: whose it is, from making it to its deletion. */
    private static final ConcurrentHashMap<Long, Export> EXPORTS = new ConcurrentHashMap<>();

    /** What a struct holds. */
    private record Export(InterpreterState owner, PyBufferView view) {}

    /** Made at first use. */
    private static final class Stubs {
        static final long DELETER = freefunc.address(DlpackExport::delete);
        static final long DESTRUCTOR = PyCapsule_Destructor.address(DlpackExport::destroy);
    }

    private DlpackExport() {}

    /**
     * A new capsule; NULL with a BufferError. Attached.
     *
     * @param self borrowed
     */
    static long capsule(long self, boolean versioned) {
        PyBufferView view = new PyBufferView();
        if (PyObject_GetBuffer(self, view.address(), PyBUF_RECORDS_RO) < 0) {
            view.close();
            return NULL;
        }
        Managed kind = versioned ? Managed.VERSIONED : Managed.UNVERSIONED;
        long managed = managed(view, kind);
        if (managed == NULL) {
            view.close();
            return NULL;
        }
        EXPORTS.put(managed, new Export(InterpreterState.current(), view));
        long capsule = PyCapsule_New(managed, Memory.permanent(kind.name()), Stubs.DESTRUCTOR);
        if (capsule == NULL) {
            delete(managed);
        }
        return capsule;
    }

    private static long managed(PyBufferView view, Managed kind) {
        long buffer = view.address();
        ElementFormat format = ElementFormat.parse(Memory.getString(Py_buffer.format(buffer)), (int) Py_buffer.itemsize(buffer));
        int code = Dlpack.code(format);
        if (code < 0) {
            PyErr_SetString(PyExc_BufferError(), "DLPack has no elements that are " + format.describe());
            return NULL;
        }
        if (view.isReadOnly() && kind.flags() < 0) {
            PyErr_SetString(PyExc_BufferError(), "this memory is read-only, which DLPack before version 1 cannot say");
            return NULL;
        }
        int rank = Py_buffer.ndim(buffer);
        long managed = PyMem_RawCalloc(kind.size() + 2L * rank * Long.BYTES, 1);
        if (managed == NULL) {
            PyErr_NoMemory();
            return NULL;
        }
        fill(managed, kind, view, format, code);
        return managed;
    }

    private static void fill(long managed, Managed kind, PyBufferView view, ElementFormat format, int code) {
        long buffer = view.address();
        int rank = Py_buffer.ndim(buffer);
        long tensor = managed + kind.tensor();
        long shape = managed + kind.size();
        long strides = shape + (long) rank * Long.BYTES;
        Memory.putPointer(managed + kind.deleter(), Stubs.DELETER);
        if (kind.flags() >= 0) {
            Memory.putInt(managed, Dlpack.MAJOR_VERSION);
            Memory.putLong(managed + kind.flags(), view.isReadOnly() ? Dlpack.READ_ONLY : 0);
        }
        Memory.putPointer(tensor + Dlpack.DATA, view.buf());
        Memory.putInt(tensor + Dlpack.DEVICE_TYPE, Dlpack.CPU);
        Memory.putInt(tensor + Dlpack.NDIM, rank);
        Memory.putByte(tensor + Dlpack.CODE, (byte) code);
        Memory.putByte(tensor + Dlpack.BITS, (byte) (format.size() * 8));
        Memory.putShort(tensor + Dlpack.LANES, (short) 1);
        Memory.putPointer(tensor + Dlpack.SHAPE, shape);
        Memory.putPointer(tensor + Dlpack.STRIDES, strides);
        for (int d = 0; d < rank; d++) {
            long at = (long) d * Long.BYTES;
            Memory.putLong(shape + at, Memory.getLong(Py_buffer.shape(buffer) + at));
            Memory.putLong(strides + at, Memory.getLong(Py_buffer.strides(buffer) + at) / format.size());
        }
    }

    /** The deleter: called once by whoever took the struct, on any thread, attached or not. */
    private static void delete(long managed) {
        Export export = EXPORTS.remove(managed);
        if (export == null) {
            return;
        }
        InterpreterState owner = export.owner();
        if (!owner.isClosed()) {
            int entered;
            try {
                entered = owner.enter();
            } catch (IllegalStateException closing) {
                // The memory goes with the process; its struct below is not the interpreter's.
                PyMem_RawFree(managed);
                return;
            }
            try {
                export.view().close();
            } finally {
                owner.exit(entered);
            }
        }
        PyMem_RawFree(managed);
    }

    /** The capsule's destructor: deletes what nobody took. Attached. */
    private static void destroy(long capsule) {
        for (Managed kind : new Managed[] {Managed.UNVERSIONED, Managed.VERSIONED}) {
            if (PyCapsule_IsValid(capsule, kind.name())) {
                delete(PyCapsule_GetPointer(capsule, kind.name()));
            }
        }
    }
}
