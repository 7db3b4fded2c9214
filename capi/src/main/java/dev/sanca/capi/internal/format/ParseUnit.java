package dev.sanca.capi.internal.format;

import java.util.HashMap;
import java.util.Map;

/** The units of {@code PyArg_ParseTuple} and its kin: one line each, the work in a shared {@link Cells}. */
enum ParseUnit implements Unit {
    TEXT("s", new TextCells(false, true)),
    TEXT_LENGTH("s#", new TextCells(true, true)),
    TEXT_BUFFER("s*", new BufferCells()),
    TEXT_OR_NONE("z", new TextCells(false, true)),
    TEXT_OR_NONE_LENGTH("z#", new TextCells(true, true)),
    TEXT_OR_NONE_BUFFER("z*", new BufferCells()),
    BYTES("y", new TextCells(false, false)),
    BYTES_LENGTH("y#", new TextCells(true, false)),
    BYTES_BUFFER("y*", new BufferCells()),
    WRITABLE_BUFFER("w*", new BufferCells()),
    ENCODED("es", new EncodedCells(false)),
    ENCODED_LENGTH("es#", new EncodedCells(true)),
    ENCODED_OR_BYTES("et", new EncodedCells(false)),
    ENCODED_OR_BYTES_LENGTH("et#", new EncodedCells(true)),
    BYTES_OBJECT("S", new ScalarCells(ScalarCell.LONG, "PyObject **")),
    BYTEARRAY_OBJECT("Y", new ScalarCells(ScalarCell.LONG, "PyObject **")),
    STR_OBJECT("U", new ScalarCells(ScalarCell.LONG, "PyObject **")),
    OBJECT("O", new ScalarCells(ScalarCell.LONG, "PyObject **")),
    OBJECT_OF_TYPE("O!", new TypedCells()),
    CONVERTED("O&", new ConvertedCells()),
    UNSIGNED_BYTE("b", new ScalarCells(ScalarCell.BYTE, "unsigned char *")),
    BYTE_MASKED("B", new ScalarCells(ScalarCell.BYTE, "unsigned char *")),
    SHORT("h", new ScalarCells(ScalarCell.SHORT, "short *")),
    SHORT_MASKED("H", new ScalarCells(ScalarCell.SHORT, "unsigned short *")),
    INT("i", new ScalarCells(ScalarCell.INT, "int *")),
    INT_MASKED("I", new ScalarCells(ScalarCell.INT, "unsigned int *")),
    C_LONG("l", new ScalarCells(ScalarCell.C_LONG, "long *")),
    C_LONG_MASKED("k", new ScalarCells(ScalarCell.C_LONG, "unsigned long *")),
    LONG_LONG("L", new ScalarCells(ScalarCell.LONG, "long long *")),
    LONG_LONG_MASKED("K", new ScalarCells(ScalarCell.LONG, "unsigned long long *")),
    SSIZE("n", new ScalarCells(ScalarCell.LONG, "Py_ssize_t *")),
    CHAR("c", new ScalarCells(ScalarCell.BYTE, "char *")),
    CODE_POINT("C", new ScalarCells(ScalarCell.INT, "int *")),
    FLOAT("f", new ScalarCells(ScalarCell.FLOAT, "float *")),
    DOUBLE("d", new ScalarCells(ScalarCell.DOUBLE, "double *")),
    COMPLEX("D", new ScalarCells(ScalarCell.COMPLEX, "Py_complex *")),
    TRUTH("p", new ScalarCells(ScalarCell.TRUTH, "int *"));

    private static final int LONGEST = 3;

    private static final Map<String, ParseUnit> BY_CODE = byCode();

    private final String code;
    private final Cells cells;

    ParseUnit(String code, Cells cells) {
        this.code = code;
        this.cells = cells;
    }

    private static Map<String, ParseUnit> byCode() {
        Map<String, ParseUnit> map = new HashMap<>();
        for (ParseUnit unit : values()) {
            map.put(unit.code, unit);
        }
        return Map.copyOf(map);
    }

    /** The longest unit that begins at {@code index}, or null. */
    static ParseUnit at(String format, int index) {
        for (int length = Math.min(LONGEST, format.length() - index); length > 0; length--) {
            ParseUnit unit = BY_CODE.get(format.substring(index, index + length));
            if (unit != null) {
                return unit;
            }
        }
        return null;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int arguments() {
        return cells.count();
    }

    @Override
    public void bind(Frame frame, int first) {
        cells.bind(frame, first);
    }

    @Override
    public void copyOut(Frame frame, int first, boolean success) {
        cells.copyOut(frame, first, success);
    }
}
