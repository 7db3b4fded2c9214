package dev.sanca.capi.internal.format;

import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;

/**
 * Characters that C reads: Java text or bytes are copied for the time of the call, a pointer is passed as it is.
 *
 * <p>With a length, {@code -1} means all of a Java value, embedded NULs included; without one, Java text with an embedded
 * NUL is refused, because C would see only what is before it.
 */
final class TextValues extends Values {
    /** Bytes in a {@code wchar_t}. */
    static final int WCHAR =
            (int) Linker.nativeLinker().canonicalLayouts().get("wchar_t").byteSize();

    private static final IntegerValues LENGTH =
            new IntegerValues("its length, a Py_ssize_t", Long.MIN_VALUE, Long.MAX_VALUE, null);

    private final boolean length;
    private final int width;
    private final boolean nullAllowed;

    TextValues(boolean length, int width) {
        this(length, width, true);
    }

    TextValues(boolean length, int width, boolean nullAllowed) {
        this.length = length;
        this.width = width;
        this.nullAllowed = nullAllowed;
    }

    @Override
    int count() {
        return length ? 2 : 1;
    }

    private String wants() {
        String type = width == 1 ? "const char *" : "const wchar_t *";
        return "String, byte[], a pointer" + (nullAllowed ? " or null" : "") + " (C " + type + ")";
    }

    @Override
    void bind(Frame frame, int first) {
        Object given = frame.given(first);
        if (given instanceof String || given instanceof byte[]) {
            bindCopy(frame, first, bytes(frame, given));
            return;
        }
        frame.pointer(address(frame, first));
        if (length) {
            LENGTH.bind(frame, first + 1);
        }
    }

    private void bindCopy(Frame frame, int first, byte[] bytes) {
        frame.pointer(frame.copy(bytes, width));
        if (length) {
            long units = bytes.length / width;
            long asked = LENGTH.value(frame, first + 1);
            if (asked > units) {
                throw frame.misfit("a length of at most " + units + ", that of the text", "" + asked);
            }
            frame.pointer(asked < 0 ? units : asked);
        } else if (hasNul(bytes)) {
            throw frame.misfit("text without an embedded NUL", "one that C would cut short");
        }
    }

    private byte[] bytes(Frame frame, Object given) {
        if (given instanceof byte[] bytes) {
            return bytes;
        }
        return width == 1
                ? Text.utf8((String) given)
                        .orElseThrow(() -> frame.misfit("text that UTF-8 can hold", "a String with a lone surrogate"))
                : Text.wide((String) given, width);
    }

    private long address(Frame frame, int index) {
        Object given = frame.given(index);
        if (given instanceof MemorySegment segment) {
            return frame.address(segment, 0, index, wants());
        }
        if (given == null && nullAllowed) {
            return 0L;
        }
        if (given instanceof Long address && (nullAllowed || address != 0)) {
            return address;
        }
        throw frame.misfit(index, wants());
    }

    private boolean hasNul(byte[] bytes) {
        for (int i = 0; i + width <= bytes.length; i += width) {
            boolean zero = true;
            for (int j = 0; j < width; j++) {
                zero &= bytes[i + j] == 0;
            }
            if (zero) {
                return true;
            }
        }
        return false;
    }
}
