package dev.sanca.capi.internal.format;

import java.util.HashMap;
import java.util.Map;

/** The units of {@code Py_BuildValue}: one line each, the work in a shared {@link Values}. */
enum BuildUnit implements Unit {
    TEXT("s", new TextValues(false, 1)),
    TEXT_LENGTH("s#", new TextValues(true, 1)),
    TEXT_Z("z", new TextValues(false, 1)),
    TEXT_Z_LENGTH("z#", new TextValues(true, 1)),
    TEXT_U("U", new TextValues(false, 1)),
    TEXT_U_LENGTH("U#", new TextValues(true, 1)),
    BYTES("y", new TextValues(false, 1)),
    BYTES_LENGTH("y#", new TextValues(true, 1)),
    WIDE("u", new TextValues(false, TextValues.WCHAR)),
    WIDE_LENGTH("u#", new TextValues(true, TextValues.WCHAR)),
    CHAR_NUMBER("b", new IntegerValues("a char, -128 to 255", -128, 255, null)),
    UNSIGNED_CHAR("B", new IntegerValues("an unsigned char, 0 to 255", 0, 255, Byte.class)),
    SHORT("h", new IntegerValues("a short, -32768 to 32767", Short.MIN_VALUE, Short.MAX_VALUE, null)),
    UNSIGNED_SHORT("H", new IntegerValues("an unsigned short, 0 to 65535", 0, 0xFFFF, Short.class)),
    INT("i", new IntegerValues("an int", Integer.MIN_VALUE, Integer.MAX_VALUE, null)),
    UNSIGNED_INT("I", new IntegerValues("an unsigned int, 0 to 4294967295", 0, 0xFFFF_FFFFL, Integer.class)),
    C_LONG("l", IntegerValues.cLong()),
    UNSIGNED_C_LONG("k", IntegerValues.unsignedCLong()),
    LONG_LONG("L", new IntegerValues("a long long", Long.MIN_VALUE, Long.MAX_VALUE, null)),
    UNSIGNED_LONG_LONG("K", new IntegerValues("an unsigned long long", 0, Long.MAX_VALUE, Long.class)),
    SSIZE("n", new IntegerValues("a Py_ssize_t", Long.MIN_VALUE, Long.MAX_VALUE, null)),
    TRUTH("p", new IntegerValues("a boolean or int", Integer.MIN_VALUE, Integer.MAX_VALUE, null)),
    CHAR("c", new IntegerValues("a char, -128 to 255", -128, 255, null)),
    CODE_POINT("C", new IntegerValues("a code point", Integer.MIN_VALUE, Integer.MAX_VALUE, null)),
    DOUBLE("d", new RealValues()),
    FLOAT("f", new RealValues()),
    COMPLEX("D", new ComplexValues()),
    OBJECT("O", new PointerValues(true)),
    OBJECT_S("S", new PointerValues(true)),
    OBJECT_GIVEN_AWAY("N", new PointerValues(true)),
    CONVERTED("O&", new ConvertedValues()),
    CONVERTED_S("S&", new ConvertedValues()),
    CONVERTED_N("N&", new ConvertedValues());

    private static final Map<String, BuildUnit> BY_CODE = byCode();

    private final String code;
    private final Values values;

    BuildUnit(String code, Values values) {
        this.code = code;
        this.values = values;
    }

    private static Map<String, BuildUnit> byCode() {
        Map<String, BuildUnit> map = new HashMap<>();
        for (BuildUnit unit : values()) {
            map.put(unit.code, unit);
        }
        return Map.copyOf(map);
    }

    /** The longest unit that begins at {@code index}, or null. */
    static BuildUnit at(String format, int index) {
        BuildUnit two = index + 2 <= format.length() ? BY_CODE.get(format.substring(index, index + 2)) : null;
        return two != null ? two : BY_CODE.get(format.substring(index, index + 1));
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int arguments() {
        return values.count();
    }

    @Override
    public void bind(Frame frame, int first) {
        values.bind(frame, first);
    }

    @Override
    public void pad(Frame frame) {
        values.pad(frame);
    }
}
