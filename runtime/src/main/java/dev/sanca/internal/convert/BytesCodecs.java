package dev.sanca.internal.convert;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.Memory;
import dev.sanca.capi.PyBufferView;
import dev.sanca.capi.Py_buffer;
import dev.sanca.capi.internal.Scratch;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;
import dev.sanca.internal.Text;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;

/** Bytes as bytes, characters as str: copies. */
final class BytesCodecs implements CodecProvider {
    private static final Codec<byte[]> BYTES = new Codec<>((_, value) -> ofBytes(value), (_, o) -> toBytes(o));
    private static final Codec<ByteBuffer> BUFFER = new Codec<>((_, value) -> ofBuffer(value), (_, o) -> ByteBuffer.wrap(toBytes(o)));
    private static final Codec<Object> CHARACTERS = new Codec<>(
            (_, value) -> Objects.check(Text.toPython(new String((char[]) value))), BytesCodecs::toCharacters);

    @Override
    public Encoder<?> encoder(Codecs codecs, Class<?> type) {
        if (type == char[].class) {
            return CHARACTERS.encoder();
        }
        return type == byte[].class ? BYTES.encoder() : ByteBuffer.class.isAssignableFrom(type) ? BUFFER.encoder() : null;
    }

    @Override
    public Decoder<?> decoder(Codecs codecs, Type type, Class<?> raw) {
        if (raw == char[].class) {
            return CHARACTERS.decoder();
        }
        return raw == byte[].class ? BYTES.decoder() : raw == ByteBuffer.class ? BUFFER.decoder() : null;
    }

    private static long ofBytes(byte[] bytes) {
        long o = Objects.check(PyBytes_FromStringAndSize(NULL, bytes.length));
        if (bytes.length > 0) {
            Memory.view(PyBytes_AsString(o), bytes.length).copyFrom(MemorySegment.ofArray(bytes));
        }
        return o;
    }

    /** What remains of a buffer, which is left as it is. */
    private static long ofBuffer(ByteBuffer buffer) {
        MemorySegment remaining = MemorySegment.ofBuffer(buffer);
        long o = Objects.check(PyBytes_FromStringAndSize(NULL, remaining.byteSize()));
        if (remaining.byteSize() > 0) {
            Memory.view(PyBytes_AsString(o), remaining.byteSize()).copyFrom(remaining);
        }
        return o;
    }

    /** The bytes of bytes, bytearray, memoryview and whatever else has a buffer of single bytes. */
    private static byte[] toBytes(long o) {
        if (PyBytes_Check(o)) {
            return Memory.getBytes(PyBytes_AsString(o), PyBytes_Size(o));
        }
        if (!PyObject_CheckBuffer(o)) {
            throw Mismatch.expected("bytes", o);
        }
        try (PyBufferView view = new PyBufferView()) {
            Objects.check(PyObject_GetBuffer(o, view.address(), PyBUF_FULL_RO));
            if (Py_buffer.itemsize(view.address()) != 1) {
                throw Mismatch.expected("bytes, or a buffer with items of one byte", o);
            }
            return contiguous(view);
        }
    }

    private static byte[] contiguous(PyBufferView view) {
        try (Scratch scratch = Scratch.open()) {
            MemorySegment copy = scratch.segment(Math.max(view.len(), 1), 1);
            Objects.check(PyBuffer_ToContiguous(copy.address(), view.address(), view.len(), (byte) 'C'));
            return copy.asSlice(0, view.len()).toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
        }
    }

    private static Object toCharacters(InterpreterState state, long o) {
        return PyUnicode_Check(o) ? Strings.toJava(o).toCharArray() : PrimitiveArray.CHAR.toJava(state, o);
    }
}
