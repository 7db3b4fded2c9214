package dev.sanca.internal.convert;

import static dev.sanca.capi.Python.*;

import dev.sanca.ConversionException;
import dev.sanca.capi.Memory;
import dev.sanca.capi.internal.Scratch;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;

/** Records as instances of the dataclass made for their class. */
final class RecordEncoder implements Encoder<Object> {
    private final Codecs codecs;
    private final RecordShape shape;
    /** The dataclass, a reference that is kept; NULL before its first use. */
    private long pythonClass;

    RecordEncoder(Codecs codecs, RecordShape shape) {
        this.codecs = codecs;
        this.shape = shape;
    }

    @Override
    public long toPython(InterpreterState state, Object value) {
        if (pythonClass == NULL) {
            pythonClass = makeClass(state);
        }
        Nesting nesting = Nesting.enter();
        try (Scratch scratch = Scratch.open()) {
            long arguments = scratch.allocate((shape.size() + 1L) * Long.BYTES, Long.BYTES);
            int converted = 0;
            try {
                for (; converted < shape.size(); converted++) {
                    Memory.putLong(arguments + (long) converted * Long.BYTES, Convert.toPython(state, shape.get(value, converted)));
                }
                return Objects.check(PyObject_Vectorcall(pythonClass, arguments, shape.size(), NULL));
            } catch (ConversionException failed) {
                throw converted < shape.size() ? failed.in("." + shape.component(converted).getName()) : failed;
            } finally {
                for (int i = 0; i < converted; i++) {
                    Py_DECREF(Memory.getLong(arguments + (long) i * Long.BYTES));
                }
            }
        } finally {
            nesting.exit();
        }
    }

    private long makeClass(InterpreterState state) {
        long made = state.<RecordKey, Long>local(
                new RecordKey(shape.type()), _ -> MadeClasses.dataclass(state, shape.type(), shape.names()));
        codecs.natural().register(made, new RecordDecoder(codecs, shape.type(), shape));
        return made;
    }

    private record RecordKey(Class<?> type) {}
}
