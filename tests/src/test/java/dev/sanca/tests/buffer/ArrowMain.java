package dev.sanca.tests.buffer;

import dev.sanca.ArrowData;
import dev.sanca.Interpreter;
import dev.sanca.PyObject;
import dev.sanca.PythonException;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.apache.arrow.c.ArrowArray;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.c.ArrowSchema;
import org.apache.arrow.c.Data;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Field;

/** Vectors and readers of Arrow's Java library through Python and back, and an array that Python makes by ctypes. */
final class ArrowMain {
    private static final String PRODUCER = """
            import ctypes, gc

            class Schema(ctypes.Structure): pass
            class Array(ctypes.Structure): pass
            P = ctypes.c_void_p
            RELEASE = ctypes.CFUNCTYPE(None, P)
            Schema._fields_ = [("format", ctypes.c_char_p), ("name", ctypes.c_char_p), ("metadata", P), ("flags", ctypes.c_int64),
                ("n_children", ctypes.c_int64), ("children", P), ("dictionary", P), ("release", RELEASE), ("private", P)]
            Array._fields_ = [(n, ctypes.c_int64) for n in ("length", "nulls", "offset", "n_buffers", "n_children")] + [
                ("buffers", P), ("children", P), ("dictionary", P), ("release", RELEASE), ("private", P)]
            released = []

            @RELEASE
            def release_schema(p):
                ctypes.c_void_p.from_address(p + 56).value = None
                released.append("schema")

            @RELEASE
            def release_array(p):
                ctypes.c_void_p.from_address(p + 64).value = None
                released.append("array")

            new = ctypes.pythonapi.PyCapsule_New
            new.restype, new.argtypes = ctypes.py_object, [P, ctypes.c_char_p, P]

            class Ints:
                values = (ctypes.c_int32 * 3)(1, 2, 3)
                buffers = (P * 2)(None, ctypes.addressof(values))
                names = (b"arrow_schema", b"arrow_array")

                def __arrow_c_array__(self, requested_schema=None):
                    self.schema = Schema(b"i", b"made", None, 0, 0, None, None, release_schema, None)
                    self.array = Array(3, 0, 0, 2, 0, ctypes.addressof(self.buffers), None, None, release_array, None)
                    structs = (self.schema, self.array)
                    return tuple(new(ctypes.addressof(s), n, None) for s, n in zip(structs, self.names))

            class Stream:
                def __init__(self, made): self.capsule = made.__arrow_c_stream__()
                def __arrow_c_stream__(self, requested_schema=None): return self.capsule
            """;

    private final Interpreter python;
    private final BufferAllocator allocator;

    private ArrowMain(Interpreter python, BufferAllocator allocator) {
        this.python = python;
        this.allocator = allocator;
    }

    /** Closing the allocator fails if any of its memory is not released. */
    public static void main(String[] arguments) throws Exception {
        try (BufferAllocator allocator = new RootAllocator(); Interpreter python = Interpreter.start()) {
            python.exec(PRODUCER);
            ArrowMain main = new ArrowMain(python, allocator);
            main.aVectorGoesToPythonAndBack();
            main.whatNobodyTakesIsReleased();
            main.aReaderGoesToPythonAndBack();
            main.anArrayOfPythonIsReadAndReleasedOnce();
            main.misuseIsAnException();
        }
        System.out.println("done");
    }

    private IntVector vector() {
        IntVector vector = new IntVector("numbers", allocator);
        vector.allocateNew(3);
        vector.set(0, 7);
        vector.setNull(1);
        vector.set(2, 9);
        vector.setValueCount(3);
        return vector;
    }

    private PyObject export() {
        try (IntVector vector = vector(); ArrowData data = ArrowData.forArray(python)) {
            Data.exportVector(allocator, vector, null, ArrowArray.wrap(data.array().address()), ArrowSchema.wrap(data.schema().address()));
            return data.toPython();
        }
    }

    private FieldVector importFrom(ArrowData data) {
        return Data.importVector(allocator, ArrowArray.wrap(data.array().address()), ArrowSchema.wrap(data.schema().address()), null);
    }

    private void aVectorGoesToPythonAndBack() {
        try (PyObject column = export(); ArrowData data = ArrowData.ofArray(column); FieldVector back = importFrom(data)) {
            expect(back.toString().equals("[7, null, 9]"), back.toString());
            expect(back.getField().getName().equals("numbers"), back.getField().toString());
            expect(data.array().get(ValueLayout.JAVA_LONG, 64) == 0, "the importer moved the array");
            expect(column.toString().contains("taken"), column.toString());
        }
        expect(allocator.getAllocatedMemory() == 0, "left: " + allocator.getAllocatedMemory());
    }

    private void whatNobodyTakesIsReleased() {
        export().close();
        expect(allocator.getAllocatedMemory() == 0, "a column that nobody took");
        try (PyObject column = export()) {
            column.callMethod("__arrow_c_array__").close();
        }
        expect(allocator.getAllocatedMemory() == 0, "capsules that nobody took");
        try (PyObject column = export()) {
            ArrowData.ofArray(column).close();
        }
        expect(allocator.getAllocatedMemory() == 0, "data that nobody imported");
    }

    private void aReaderGoesToPythonAndBack() throws Exception {
        Field field;
        try (IntVector vector = vector()) {
            field = vector.getField();
        }
        try (ArrowData out = ArrowData.forStream(python)) {
            VectorSchemaRoot root = VectorSchemaRoot.of(vector());
            Data.exportArrayStream(allocator, new OneBatch(allocator, root), ArrowArrayStream.wrap(out.stream().address()));
            python.globals().setItem("made", out.toPython());
        }
        try (PyObject stream = python.eval("Stream(made)"); ArrowData in = ArrowData.ofStream(stream);
                ArrowReader reader = Data.importArrayStream(allocator, ArrowArrayStream.wrap(in.stream().address()))) {
            expect(reader.getVectorSchemaRoot().getSchema().getFields().equals(List.of(field)), "schema");
            expect(reader.loadNextBatch(), "a batch");
            expect(reader.getVectorSchemaRoot().getVector("numbers").toString().equals("[7, null, 9]"), "its values");
            expect(!reader.loadNextBatch(), "no further batch");
        }
        python.exec("del made; gc.collect()");
        expect(allocator.getAllocatedMemory() == 0, "left of the stream: " + allocator.getAllocatedMemory());
    }

    private void anArrayOfPythonIsReadAndReleasedOnce() {
        try (PyObject ints = python.eval("Ints()"); ArrowData data = ArrowData.ofArray(ints); FieldVector vector = importFrom(data)) {
            expect(vector.toString().equals("[1, 2, 3]"), vector.toString());
        }
        expect(python.eval("sorted(released)").toString().equals("['array', 'schema']"), python.eval("released").toString());
        try (PyObject ints = python.eval("Ints()"); ArrowData data = ArrowData.ofArray(ints)) {
            expect(data.array().get(ValueLayout.JAVA_LONG, 0) == 3, "length");
        }
        expect(python.eval("len(released)").toInt() == 4, "released without an importer");
    }

    private void misuseIsAnException() {
        expectThrown(PythonException.class, () -> ArrowData.ofArray(python.eval("3")));
        expectThrown(PythonException.class, () -> ArrowData.ofStream(python.eval("Ints()")));
        try (PyObject column = export()) {
            ArrowData.ofArray(column).close();
            expectThrown(PythonException.class, () -> ArrowData.ofArray(column));
        }
        ArrowData empty = ArrowData.forArray(python);
        expectThrown(IllegalStateException.class, empty::toPython);
        expectThrown(IllegalStateException.class, empty::stream);
        empty.close();
        expectThrown(IllegalStateException.class, empty::close);
        expectThrown(IllegalStateException.class, empty::schema);
    }

    private static void expect(boolean truth, String what) {
        if (!truth) {
            throw new AssertionError(what);
        }
    }

    private static void expectThrown(Class<? extends Exception> type, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException thrown) {
            expect(type.isInstance(thrown), thrown.toString());
            return;
        }
        throw new AssertionError("not thrown: " + type);
    }

    /** A reader of one batch. */
    private static final class OneBatch extends ArrowReader {
        private final VectorSchemaRoot batch;
        private boolean read;

        OneBatch(BufferAllocator allocator, VectorSchemaRoot batch) {
            super(allocator);
            this.batch = batch;
        }

        @Override
        public boolean loadNextBatch() throws java.io.IOException {
            if (read) {
                return false;
            }
            prepareLoadNextBatch();
            try (var record = new org.apache.arrow.vector.VectorUnloader(batch).getRecordBatch()) {
                new org.apache.arrow.vector.VectorLoader(getVectorSchemaRoot()).load(record);
            }
            read = true;
            return true;
        }

        @Override
        public long bytesRead() {
            return 0;
        }

        @Override
        protected void closeReadSource() {
            batch.close();
        }

        @Override
        protected org.apache.arrow.vector.types.pojo.Schema readSchema() {
            return batch.getSchema();
        }
    }
}
