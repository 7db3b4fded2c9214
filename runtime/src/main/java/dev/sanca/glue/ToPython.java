package dev.sanca.glue;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.Memory;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Text;
import dev.sanca.internal.async.AsyncScript;
import dev.sanca.internal.convert.Integers;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Iterator;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Results of Java methods, for Python: each method gives a new reference, or NULL with an exception set; null is None. */
public final class ToPython {
    private ToPython() {}

    /**
     * The result of a method that has none.
     *
     * @return None
     */
    public static long none() {
        return Py_RETURN_NONE();
    }

    /**
     * An {@code int}.
     *
     * @param value a number
     * @return a new reference
     */
    public static long of(long value) {
        return Integers.ofLongOrNull(value);
    }

    /**
     * A {@code float}.
     *
     * @param value a number
     * @return a new reference
     */
    public static long of(double value) {
        return PyFloat_FromDouble(value);
    }

    /**
     * A {@code bool}.
     *
     * @param value a truth value
     * @return a new reference
     */
    public static long of(boolean value) {
        return value ? Py_RETURN_TRUE() : Py_RETURN_FALSE();
    }

    /**
     * A {@code str} of one character.
     *
     * @param value a character
     * @return a new reference
     */
    public static long of(char value) {
        return PyUnicode_FromOrdinal(value);
    }

    /**
     * A {@code str}.
     *
     * @param value a text, or null
     * @return a new reference
     */
    public static long of(String value) {
        return value == null ? none() : Text.toPython(value);
    }

    /**
     * A {@code bytes}.
     *
     * @param value bytes, which are copied, or null
     * @return a new reference
     */
    public static long of(byte[] value) {
        if (value == null) {
            return none();
        }
        long bytes = PyBytes_FromStringAndSize(NULL, value.length);
        if (bytes != NULL && value.length > 0) {
            MemorySegment.copy(value, 0, Memory.view(PyBytes_AsString(bytes), value.length), ValueLayout.JAVA_BYTE, 0, value.length);
        }
        return bytes;
    }

    /**
     * An {@code int}.
     *
     * @param value a number, or null
     * @return a new reference
     */
    public static long of(Long value) {
        return value == null ? none() : of(value.longValue());
    }

    /**
     * An {@code int}.
     *
     * @param value a number, or null
     * @return a new reference
     */
    public static long of(Integer value) {
        return value == null ? none() : of(value.longValue());
    }

    /**
     * An {@code int}.
     *
     * @param value a number, or null
     * @return a new reference
     */
    public static long of(Short value) {
        return value == null ? none() : of(value.longValue());
    }

    /**
     * An {@code int}.
     *
     * @param value a number, or null
     * @return a new reference
     */
    public static long of(Byte value) {
        return value == null ? none() : of(value.longValue());
    }

    /**
     * A {@code float}.
     *
     * @param value a number, or null
     * @return a new reference
     */
    public static long of(Double value) {
        return value == null ? none() : of(value.doubleValue());
    }

    /**
     * A {@code float}.
     *
     * @param value a number, or null
     * @return a new reference
     */
    public static long of(Float value) {
        return value == null ? none() : of(value.doubleValue());
    }

    /**
     * A {@code bool}.
     *
     * @param value a truth value, or null
     * @return a new reference
     */
    public static long of(Boolean value) {
        return value == null ? none() : of(value.booleanValue());
    }

    /**
     * A {@code str} of one character.
     *
     * @param value a character, or null
     * @return a new reference
     */
    public static long of(Character value) {
        return value == null ? none() : of(value.charValue());
    }

    /**
     * An iterator.
     *
     * @param value gives the elements, each converted when Python asks for it; or null
     * @return a new reference
     */
    public static long of(Iterator<?> value) {
        return value == null ? none() : JavaIterator.of(value);
    }

    /**
     * An iterator over a stream.
     *
     * @param value gives the elements, each made when Python asks for it; or null
     * @return a new reference
     */
    public static long of(Stream<?> value) {
        return value == null ? none() : JavaIterator.of(value.iterator());
    }

    /**
     * A coroutine that waits for a future; cancelling it cancels the future.
     *
     * @param value a future, or null
     * @return a new reference
     */
    public static long of(CompletionStage<?> value) {
        return value == null ? none() : AsyncScript.call(InterpreterState.current(), "wait_for", value);
    }
}
