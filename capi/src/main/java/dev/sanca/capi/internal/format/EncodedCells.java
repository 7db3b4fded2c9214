package dev.sanca.capi.internal.format;

import dev.sanca.capi.Memory;
import java.lang.foreign.MemorySegment;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * {@code es et} and their {@code #} forms: an encoding, then characters in that encoding, in memory that C allocates.
 *
 * <p>A {@code String[]} or {@code byte[][]} receives a copy and the memory is freed; a {@code long[]} or native memory
 * receives the pointer and the caller frees it with {@code PyMem_Free}, or holds the pointer to a buffer of the
 * caller's, as in C.
 */
final class EncodedCells extends Cells {
    private static final String ENCODING = "the encoding, a String or null (C const char *)";
    private static final String BYTES = "byte[][] or long[] (C char **)";
    private static final String TEXT = "String[], " + BYTES;

    private final boolean length;

    EncodedCells(boolean length) {
        this.length = length;
    }

    @Override
    int count() {
        return length ? 3 : 2;
    }

    @Override
    void bind(Frame frame, int first) {
        bindEncoding(frame, first);
        bindBuffer(frame, first + 1, charset(frame.given(first)).isPresent());
        if (length) {
            LENGTH.bind(frame, first + 2);
        }
    }

    private static void bindEncoding(Frame frame, int index) {
        Object encoding = frame.given(index);
        if (encoding == null) {
            frame.pointer(0L);
        } else if (encoding instanceof String name) {
            frame.pointer(frame.utf8(name));
        } else if (encoding instanceof Long address) {
            frame.pointer(address);
        } else if (encoding instanceof MemorySegment segment) {
            frame.pointer(frame.address(segment, 1, index, ENCODING));
        } else {
            throw frame.misfit(index, ENCODING);
        }
    }

    private void bindBuffer(Frame frame, int index, boolean decodable) {
        Object given = frame.given(index);
        if (given instanceof MemorySegment segment) {
            frame.pointer(frame.address(segment, Long.BYTES, index, TEXT));
            return;
        }
        boolean copied = given instanceof byte[][] bytes && bytes.length > 0
                || decodable && given instanceof String[] cell && cell.length > 0;
        if (!copied && !ScalarCell.LONG.fits(given)) {
            throw frame.misfit(index, decodable ? TEXT : BYTES + " for this encoding");
        }
        long address = frame.allocate(Long.BYTES);
        Memory.putLong(address, copied ? 0L : ((long[]) given)[0]);
        frame.pointer(address);
    }

    private static Optional<Charset> charset(Object encoding) {
        return encoding == null || encoding instanceof String ? Text.charset((String) encoding) : Optional.empty();
    }

    @Override
    void copyOut(Frame frame, int first, boolean success) {
        if (length) {
            LENGTH.copyOut(frame, first + 2, success);
        }
        Object given = frame.given(first + 1);
        long address = frame.slot(first + 1);
        if (given instanceof long[] cell) {
            cell[0] = Memory.getLong(address);
        } else if (success && given instanceof Object[] cell && Memory.getLong(address) != 0) {
            cell[0] = take(frame, first, Memory.getLong(address), cell instanceof String[]);
        }
    }

    private Object take(Frame frame, int first, long chars, boolean string) {
        byte[] bytes = length ? Memory.getBytes(chars, Memory.getLong(frame.slot(first + 2))) : Text.bytes(chars);
        Functions.free(chars);
        return string ? Text.decode(bytes, charset(frame.given(first)).orElseThrow()) : bytes;
    }
}
