package dev.sanca.internal.buffer;

import dev.sanca.ConversionException;
import dev.sanca.PyBuffer;
import dev.sanca.internal.Access;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;
import dev.sanca.internal.convert.Codecs;
import dev.sanca.internal.convert.CodecProvider;
import dev.sanca.internal.convert.Decoder;
import dev.sanca.internal.convert.Encoder;
import dev.sanca.internal.convert.Mismatch;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Type;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;

/**
 * Memory: arrays of primitives, buffers, segments and views.
 *
 * <p>To Python, native memory is shared and Java's heap, which the garbage collector moves about, is copied. From Python, arrays are copies
 * and everything else is a copy in memory that the garbage collector frees; {@link PyBuffer} is what shares. Bytes and characters on the
 * heap are bytes and str, by other codecs.
 */
public final class BufferCodecs implements CodecProvider {
    /** For the list of providers. */
    public BufferCodecs() {}

    @Override
    public Encoder<?> encoder(Codecs codecs, Class<?> type) {
        if (type == PyBuffer.class) {
            return (Encoder<PyBuffer>) BufferCodecs::exporter;
        }
        if (MemorySegment.class.isAssignableFrom(type)) {
            return (Encoder<MemorySegment>) JavaMemory::toPython;
        }
        if (Buffer.class.isAssignableFrom(type) && !(ByteBuffer.class.isAssignableFrom(type) && !isDirect(type))) {
            return (Encoder<Buffer>) JavaMemory::toPython;
        }
        if (JavaArrays.isPrimitiveArray(type) && !isText(type)) {
            return arrayEncoder(codecs, type);
        }
        return null;
    }

    /** One array of as many dimensions; a list of arrays if they differ in length. */
    @SuppressWarnings("unchecked") // what is given is of the type
    private Encoder<Object> arrayEncoder(Codecs codecs, Class<?> type) {
        return (state, array) -> {
            long copy = JavaMemory.copyOfArray(state, array);
            return copy != 0 ? copy : ((Encoder<Object>) codecs.encoderAfter(this, type)).toPython(state, array);
        };
    }

    /** All direct byte buffers are of such a class, mapped or not. */
    private static boolean isDirect(Class<?> byteBuffer) {
        return MappedByteBuffer.class.isAssignableFrom(byteBuffer);
    }

    /** Whether an array, or what is in it, is to be bytes or str: other codecs do that. */
    private static boolean isText(Class<?> array) {
        Class<?> element = JavaArrays.element(array);
        return element == byte.class || element == char.class;
    }

    private static long exporter(InterpreterState state, PyBuffer view) {
        BufferLease lease = Access.get().lease(view);
        if (lease.owner() != state) {
            throw new IllegalArgumentException("This memory belongs to another interpreter than the one it is used in; copy it.");
        }
        return Objects.newReference(lease.exporter());
    }

    @Override
    public Decoder<?> decoder(Codecs codecs, Type type, Class<?> raw) {
        if (raw == PyBuffer.class) {
            return (state, o) -> BufferLease.acquire(state, o, Access.get()::buffer);
        }
        if (raw == MemorySegment.class) {
            return (state, o) -> withBuffer(state, o, "memory", JavaMemory::copy);
        }
        if (BufferViews.isBuffer(raw) && raw != ByteBuffer.class) {
            return (state, o) -> withBuffer(state, o, raw.getSimpleName(), lease -> JavaMemory.copyAs(lease, raw.asSubclass(Buffer.class)));
        }
        return JavaArrays.isPrimitiveArray(raw) && raw != byte[].class && raw != char[].class
                ? new ArrayDecoder(codecs.decoderAfter(this, raw), raw) : null;
    }

    /** Arrays: from memory at its speed, from other sequences element by element. */
    private record ArrayDecoder(Decoder<?> elements, Class<?> type) implements Decoder<Object> {
        @Override
        public Object toJava(InterpreterState state, long o) {
            if (!AcquiredMemory.hasAny(o)) {
                return elements.toJava(state, o);
            }
            return withBuffer(state, o, type.getTypeName(), lease -> BufferCopies.array(lease, type));
        }
    }

    /** What is done with a view that is closed afterwards. */
    private interface Use<T> {
        T of(BufferLease lease);
    }

    private static <T> T withBuffer(InterpreterState state, long o, String expected, Use<T> use) {
        if (!AcquiredMemory.hasAny(o)) {
            throw Mismatch.expected(expected, o);
        }
        return BufferLease.acquire(state, o, (lease, token) -> {
            try {
                return use.of(lease);
            } catch (ArithmeticException doesNotFit) {
                throw new ConversionException(ConversionException.Reason.RANGE, doesNotFit.getMessage(), doesNotFit);
            } finally {
                lease.close();
                java.lang.ref.Reference.reachabilityFence(token);
            }
        });
    }
}
