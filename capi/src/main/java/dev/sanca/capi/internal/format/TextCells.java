package dev.sanca.capi.internal.format;

import dev.sanca.capi.Memory;
import java.nio.charset.StandardCharsets;

/** {@code s z y} and their {@code #} forms: characters that C lends; copied, or the raw pointer. */
final class TextCells extends Cells {
    /** What C never stores: a cell that still holds it has not been written. */
    private static final long UNTOUCHED = -1L;

    private final boolean length;
    private final boolean text;
    private final String wants;

    TextCells(boolean length, boolean text) {
        this.length = length;
        this.text = text;
        this.wants = (text ? "String[], " : "") + "byte[][] or long[] (C const char **)";
    }

    @Override
    int count() {
        return length ? 2 : 1;
    }

    @Override
    void bind(Frame frame, int first) {
        Object given = frame.given(first);
        if (text && given instanceof String[] cell && cell.length > 0
                || given instanceof byte[][] bytes && bytes.length > 0) {
            long address = frame.allocate(Long.BYTES);
            Memory.putLong(address, UNTOUCHED);
            frame.pointer(address);
        } else if (ScalarCell.LONG.fits(given)) {
            long address = frame.allocate(Long.BYTES);
            ScalarCell.LONG.in(given, address);
            frame.pointer(address);
        } else if (!bindNative(frame, first, Long.BYTES)) {
            throw frame.misfit(first, wants);
        }
        if (length) {
            LENGTH.bind(frame, first + 1);
        }
    }

    @Override
    void copyOut(Frame frame, int first, boolean success) {
        if (length) {
            LENGTH.copyOut(frame, first + 1, success);
        }
        Object given = frame.given(first);
        if (given instanceof long[] cell) {
            cell[0] = Memory.getLong(frame.slot(first));
        } else if (given instanceof Object[] cell) {
            long chars = Memory.getLong(frame.slot(first));
            if (chars != UNTOUCHED) {
                cell[0] = chars == 0 ? null : copy(frame, first, chars, cell instanceof String[]);
            }
        }
    }

    private Object copy(Frame frame, int first, long chars, boolean string) {
        if (string && !length) {
            return Text.decode(chars);
        }
        byte[] bytes = length ? Memory.getBytes(chars, Memory.getLong(frame.slot(first + 1))) : Text.bytes(chars);
        return string ? Text.decode(bytes, StandardCharsets.UTF_8) : bytes;
    }
}
