package dev.sanca;

import dev.sanca.internal.Access;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;
import dev.sanca.internal.buffer.ArrowStructs;
import dev.sanca.internal.buffer.ArrowStructs.Kind;
import dev.sanca.internal.buffer.ArrowStructs.Struct;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.function.BiFunction;

/**
 * Data of Apache Arrow on their way between Python and Java, without a copy: the structs of Arrow's C data and C stream interfaces.
 *
 * <p>From Python, whatever has {@code __arrow_c_array__} or {@code __arrow_c_stream__} (arrays, batches and tables of pyarrow, polars,
 * pandas, DuckDB …), to Arrow's Java library or any other that knows the interface: {@snippet :
 * try (ArrowData data = ArrowData.ofStream(table)) {
 *     ArrowReader reader = Data.importArrayStream(allocator, ArrowArrayStream.wrap(data.stream().address()));
 * }
 * }
 * From Java to Python: {@snippet :
 * try (ArrowData data = ArrowData.forArray(python)) {
 *     Data.exportVector(allocator, vector, null, ArrowArray.wrap(data.array().address()), ArrowSchema.wrap(data.schema().address()));
 *     PyObject column = pyarrow.callMethod("array", data.toPython());
 * }
 * }
 *
 * <p><b>Ownership.</b> The data belong to this object until somebody moves them out of the structs, as importers do; what is left then is
 * released by {@link #close}. Sanca itself uses no Arrow library.
 *
 * <p>Usable on any platform thread. The structs themselves must be used by one thread at a time.
 *
 * @see <a href="https://arrow.apache.org/docs/format/CDataInterface.html">The Arrow C data interface</a>
 * @see <a href="https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html">The Arrow PyCapsule interface</a>
 */
public final class ArrowData implements AutoCloseable {
    private final ArrowStructs structs;

    private ArrowData(InterpreterState state, BiFunction<Object, InterpreterState, ArrowStructs> make) {
        int entered = state.enter();
        try {
            structs = make.apply(this, state);
        } finally {
            state.exit(entered);
        }
    }

    private static ArrowData of(PyObject object, Kind kind) {
        InterpreterState owner = Access.get().reference(object).owner();
        try {
            return new ArrowData(owner, (self, state) -> ArrowStructs.of(self, state, kind, Objects.pointer(state, object)));
        } finally {
            Reference.reachabilityFence(object);
        }
    }

    private static ArrowData empty(Interpreter python, Kind kind) {
        return new ArrowData(python.state(), (self, state) -> ArrowStructs.empty(self, state, kind));
    }

    /**
     * Takes the data of an array or a record batch.
     *
     * @param object an object with {@code __arrow_c_array__}
     * @return the data, to be closed by the caller
     * @throws PythonException {@code AttributeError} if the object has no such method, or what that raises
     */
    public static ArrowData ofArray(PyObject object) {
        return of(object, Kind.ARRAY);
    }

    /**
     * Takes a stream of record batches or arrays: a table, a reader, a data frame.
     *
     * @param object an object with {@code __arrow_c_stream__}
     * @return the data, to be closed by the caller
     * @throws PythonException {@code AttributeError} if the object has no such method, or what that raises
     */
    public static ArrowData ofStream(PyObject object) {
        return of(object, Kind.STREAM);
    }

    /**
     * Takes a type.
     *
     * @param object an object with {@code __arrow_c_schema__}
     * @return the type, to be closed by the caller
     * @throws PythonException {@code AttributeError} if the object has no such method, or what that raises
     */
    public static ArrowData ofSchema(PyObject object) {
        return of(object, Kind.SCHEMA);
    }

    /**
     * Makes empty structs for an array or a record batch, to be exported to.
     *
     * @param python where the data are to go
     * @return the structs, to be closed by the caller
     */
    public static ArrowData forArray(Interpreter python) {
        return empty(python, Kind.ARRAY);
    }

    /**
     * Makes an empty struct for a stream, to be exported to.
     *
     * @param python where the data are to go
     * @return the struct, to be closed by the caller
     */
    public static ArrowData forStream(Interpreter python) {
        return empty(python, Kind.STREAM);
    }

    /**
     * Makes an empty struct for a type, to be exported to.
     *
     * @param python where the type is to go
     * @return the struct, to be closed by the caller
     */
    public static ArrowData forSchema(Interpreter python) {
        return empty(python, Kind.SCHEMA);
    }

    /**
     * The {@code struct ArrowSchema}.
     *
     * @return its memory, of 72 bytes
     * @throws IllegalStateException if this is a stream, or closed
     */
    public MemorySegment schema() {
        return attached(() -> structs.struct(Struct.SCHEMA));
    }

    /**
     * The {@code struct ArrowArray}.
     *
     * @return its memory, of 80 bytes
     * @throws IllegalStateException if this is no array, or closed
     */
    public MemorySegment array() {
        return attached(() -> structs.struct(Struct.ARRAY));
    }

    /**
     * The {@code struct ArrowArrayStream}.
     *
     * @return its memory, of 40 bytes
     * @throws IllegalStateException if this is no stream, or closed
     */
    public MemorySegment stream() {
        return attached(() -> structs.struct(Struct.STREAM));
    }

    /**
     * Moves the data, which somebody exported to the structs, to Python.
     *
     * @return an object with {@code __arrow_c_array__}, {@code __arrow_c_stream__} or {@code __arrow_c_schema__}, which gives the data to the
     *         first that asks; owned by the caller
     * @throws IllegalStateException if there are no data in the structs, or this is closed
     */
    public PyObject toPython() {
        return attached(() -> Objects.owned(structs.owner(), structs.toPython()));
    }

    /**
     * Releases what is still in the structs.
     *
     * @throws IllegalStateException if that has happened already; not if the interpreter is closed, which closes all
     */
    @Override
    public void close() {
        if (structs.owner().isClosed()) {
            return;
        }
        attached(() -> {
            structs.close();
            return null;
        });
    }

    /** What is done attached. */
    private interface Operation<T> {
        T run();
    }

    private <T> T attached(Operation<T> operation) {
        InterpreterState state = structs.owner();
        int entered = state.enter();
        try {
            return operation.run();
        } finally {
            state.exit(entered);
            Reference.reachabilityFence(this);
        }
    }
}
