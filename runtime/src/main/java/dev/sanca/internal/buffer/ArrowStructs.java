package dev.sanca.internal.buffer;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.Memory;
import dev.sanca.capi.PyCapsule_Destructor;
import dev.sanca.capi.internal.Pointers;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;
import dev.sanca.internal.Reference;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * Structs of Arrow's C data and C stream interfaces, and their travel through Python in capsules.
 *
 * <p>Whoever has a struct with a release callback has to call it, once. Moving a struct is copying its bytes and clearing the callback in the
 * original. The structs here are in memory that the garbage collector frees, so that a segment of one is always memory.
 *
 * @see <a href="https://arrow.apache.org/docs/format/CDataInterface.html">The Arrow C data interface</a>
 * @see <a href="https://arrow.apache.org/docs/format/CStreamInterface.html">The Arrow C stream interface</a>
 * @see <a href="https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html">The Arrow PyCapsule interface</a>
 */
public final class ArrowStructs extends Reference {
    private static final String SOURCE = "arrow.py";

    /** A struct: the name of its capsules, its size, and where in it the release callback is. */
    public enum Struct {
        /** {@code ArrowSchema}. */
        SCHEMA("arrow_schema", 72, 56),
        /** {@code ArrowArray}. */
        ARRAY("arrow_array", 80, 64),
        /** {@code ArrowArrayStream}. */
        STREAM("arrow_array_stream", 40, 24);

        private final String capsule;
        private final long size;
        private final long release;

        Struct(String capsule, long size, long release) {
            this.capsule = capsule;
            this.size = size;
            this.release = release;
        }
    }

    /** What belongs together, the Python method that gives it, and the Python class that has that method. */
    public enum Kind {
        /** A type. */
        SCHEMA("__arrow_c_schema__", "ArrowSchema", Struct.SCHEMA),
        /** An array or a record batch, with its type. */
        ARRAY("__arrow_c_array__", "ArrowArray", Struct.SCHEMA, Struct.ARRAY),
        /** A stream of record batches or arrays, which tells its type itself. */
        STREAM("__arrow_c_stream__", "ArrowStream", Struct.STREAM);

        private final String method;
        private final String type;
        private final List<Struct> structs;

        Kind(String method, String type, Struct... structs) {
            this.method = method;
            this.type = type;
            this.structs = List.of(structs);
        }
    }

    private final Kind kind;
    private final MemorySegment memory;

    private ArrowStructs(Object holder, InterpreterState owner, Kind kind, MemorySegment memory) {
        super(holder, owner, memory.address());
        this.kind = kind;
        this.memory = memory;
    }

    /** Made at first use. */
    private static final class Destructor {
        static final long ADDRESS = PyCapsule_Destructor.address(ArrowStructs::destroy);
    }

    /** Empty structs, for a producer to fill. Attached. */
    public static ArrowStructs empty(Object holder, InterpreterState owner, Kind kind) {
        long size = kind.structs.stream().mapToLong(struct -> struct.size).sum();
        return new ArrowStructs(holder, owner, kind, Arena.ofAuto().allocate(size, Long.BYTES));
    }

    /**
     * What a Python object gives. Attached.
     *
     * @param o borrowed
     */
    public static ArrowStructs of(Object holder, InterpreterState owner, Kind kind, long o) {
        long method = Objects.check(PyObject_GetAttrString(o, kind.method));
        long result;
        try {
            result = Objects.check(PyObject_CallNoArgs(method));
        } finally {
            Py_DECREF(method);
        }
        try {
            ArrowStructs structs = empty(holder, owner, kind);
            structs.take(result);
            return structs;
        } finally {
            Py_DECREF(result);
        }
    }

    /** Moves out of a capsule, or a tuple of them. */
    private void take(long capsules) {
        boolean isTuple = kind.structs.size() > 1;
        if (isTuple && (!PyTuple_Check(capsules) || PyTuple_Size(capsules) != kind.structs.size())) {
            PyErr_SetString(PyExc_TypeError(), kind.method + "() did not give " + kind.structs.size() + " capsules");
            throw Objects.raised();
        }
        for (int i = 0; i < kind.structs.size(); i++) {
            Struct struct = kind.structs.get(i);
            long source = Objects.check(PyCapsule_GetPointer(isTuple ? PyTuple_GetItem(capsules, i) : capsules, struct.capsule));
            if (Memory.getPointer(source + struct.release) == NULL) {
                PyErr_SetString(PyExc_ValueError(), "the capsule '" + struct.capsule + "' is empty: its data were taken already");
                throw Objects.raised();
            }
            move(struct, source, struct(struct).address());
        }
    }

    private static void move(Struct struct, long from, long to) {
        MemorySegment.copy(Memory.view(from, struct.size), 0, Memory.view(to, struct.size), 0, struct.size);
        Memory.putPointer(from + struct.release, NULL);
    }

    /** The memory of a struct. Attached. */
    public MemorySegment struct(Struct struct) {
        pointer();
        long offset = 0;
        for (Struct one : kind.structs) {
            if (one == struct) {
                return memory.asSlice(offset, struct.size);
            }
            offset += one.size;
        }
        throw new IllegalStateException("There is no " + struct.capsule + " here: this is "
                + (kind == Kind.SCHEMA ? "a schema." : kind == Kind.ARRAY ? "an array and its schema." : "a stream."));
    }

    /** Moves the data to a new Python object, which gives them to the first that asks: a new reference. Attached. */
    public long toPython() {
        for (Struct struct : kind.structs) {
            if (Memory.getPointer(struct(struct).address() + struct.release) == NULL) {
                throw new IllegalStateException("There are no data: none were exported to these structs, or they were taken already.");
            }
        }
        long capsules = Objects.check(PyTuple_New(kind.structs.size()));
        try {
            for (int i = 0; i < kind.structs.size(); i++) {
                PyTuple_SetItem(capsules, i, capsule(kind.structs.get(i)));
            }
            return Objects.check(PyObject_CallOneArg(type(owner(), kind), capsules));
        } finally {
            Py_DECREF(capsules);
        }
    }

    /** A capsule that a struct is moved to: a new reference. */
    private long capsule(Struct struct) {
        long target = PyMem_RawCalloc(1, struct.size);
        if (target == NULL) {
            throw new OutOfMemoryError("no native memory for a struct of Arrow");
        }
        long capsule = PyCapsule_New(target, Memory.permanent(struct.capsule), Destructor.ADDRESS);
        if (capsule == NULL) {
            PyMem_RawFree(target);
            throw Objects.raised();
        }
        move(struct, struct(struct).address(), target);
        return capsule;
    }

    private static void destroy(long capsule) {
        for (Struct struct : Struct.values()) {
            if (PyCapsule_IsValid(capsule, struct.capsule)) {
                long address = PyCapsule_GetPointer(capsule, struct.capsule);
                release(struct, address);
                PyMem_RawFree(address);
            }
        }
    }

    /** Calls the release callback, if there is one, which clears itself. */
    private static void release(Struct struct, long address) {
        long callback = Memory.getPointer(address + struct.release);
        if (callback != NULL) {
            Pointers.free(callback, address);
        }
    }

    @Override
    protected void giveBack(long last) {
        long address = last;
        for (Struct struct : kind.structs) {
            release(struct, address);
            address += struct.size;
        }
        memory.fill((byte) 0);
    }

    @Override
    protected void beforeFinalisation() {
        close();
    }

    /** A Python class; borrowed. */
    private static long type(InterpreterState state, Kind kind) {
        long namespace = state.local(SOURCE, _ -> PythonSource.run(SOURCE, null, NULL));
        return Objects.check(PyDict_GetItemString(namespace, kind.type));
    }
}
