package dev.sanca.capigen;

import com.palantir.javapoet.TypeName;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A C type as it stands in a prototype, and how its values travel.
 *
 * @param text the type in C, with single blanks
 */
public record CType(String text) {

    /** How a C value is carried in Java, and the letter that stands for it in a shape such as {@code p(pq)}. */
    enum Carrier {
        VOID('v', TypeName.VOID),
        BYTE('b', TypeName.BYTE),
        SHORT('s', TypeName.SHORT),
        INT('i', TypeName.INT),
        C_LONG('l', TypeName.LONG),
        INT64('q', TypeName.LONG),
        FLOAT('f', TypeName.FLOAT),
        DOUBLE('d', TypeName.DOUBLE),
        POINTER('p', TypeName.LONG),
        BOOLEAN('z', TypeName.BOOLEAN),
        STATUS('S', Names.PY_STATUS),
        COMPLEX('D', Names.PY_COMPLEX);

        final char letter;
        final TypeName java;

        Carrier(char letter, TypeName java) {
            this.letter = letter;
            this.java = java;
        }

        /** Whether a register of 64 bits holds it on every machine. C's long is left out: Java's has more bits than that of Windows. */
        boolean isUniform() {
            return switch (this) {
                case VOID, BYTE, SHORT, INT, INT64, POINTER -> true;
                default -> false;
            };
        }
    }

    private static final Map<String, Carrier> BY_NAME = Map.ofEntries(
            Map.entry("void", Carrier.VOID),
            Map.entry("bool", Carrier.BOOLEAN),
            Map.entry("char", Carrier.BYTE),
            Map.entry("unsigned char", Carrier.BYTE),
            Map.entry("int8_t", Carrier.BYTE),
            Map.entry("uint8_t", Carrier.BYTE),
            Map.entry("short", Carrier.SHORT),
            Map.entry("unsigned short", Carrier.SHORT),
            Map.entry("uint16_t", Carrier.SHORT),
            Map.entry("int", Carrier.INT),
            Map.entry("unsigned", Carrier.INT),
            Map.entry("unsigned int", Carrier.INT),
            Map.entry("int32_t", Carrier.INT),
            Map.entry("uint32_t", Carrier.INT),
            Map.entry("Py_UCS4", Carrier.INT),
            Map.entry("long", Carrier.C_LONG),
            Map.entry("unsigned long", Carrier.C_LONG),
            Map.entry("long long", Carrier.INT64),
            Map.entry("unsigned long long", Carrier.INT64),
            Map.entry("int64_t", Carrier.INT64),
            Map.entry("uint64_t", Carrier.INT64),
            Map.entry("Py_ssize_t", Carrier.INT64),
            Map.entry("size_t", Carrier.INT64),
            Map.entry("Py_hash_t", Carrier.INT64),
            Map.entry("Py_uhash_t", Carrier.INT64),
            Map.entry("PyTime_t", Carrier.INT64),
            Map.entry("intptr_t", Carrier.INT64),
            Map.entry("uintptr_t", Carrier.INT64),
            Map.entry("float", Carrier.FLOAT),
            Map.entry("double", Carrier.DOUBLE),
            Map.entry("PyStatus", Carrier.STATUS),
            Map.entry("Py_complex", Carrier.COMPLEX),
            Map.entry("PyGILState_STATE", Carrier.INT),
            Map.entry("PySendResult", Carrier.INT),
            Map.entry("PyLockStatus", Carrier.INT),
            Map.entry("PyMemAllocatorDomain", Carrier.INT),
            Map.entry("PyRefTracerEvent", Carrier.INT),
            Map.entry("PyType_WatchEvent", Carrier.INT),
            Map.entry("PyDict_WatchEvent", Carrier.INT),
            Map.entry("PyCodeEvent", Carrier.INT),
            Map.entry("PyContextEvent", Carrier.INT),
            Map.entry("PyFunction_WatchEvent", Carrier.INT));

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** A type from its C text, blanks normalised. */
    static CType of(String text) {
        return new CType(BLANKS.matcher(text).replaceAll(" ").replace("* ", "*").strip());
    }

    /** How values of this type travel; what is not a known scalar is a pointer or a function pointer typedef. */
    Carrier carrier() {
        String plain = text.startsWith("const ") && !isPointer() ? text.substring(6) : text;
        return BY_NAME.getOrDefault(plain, Carrier.POINTER);
    }

    boolean isPointer() {
        return text.endsWith("*");
    }

    boolean isFunctionPointer() {
        return text.contains("(*)");
    }

    /** For a function pointer type spelled out: result and parameter types. */
    String signature() {
        return text.replace("(*)", "").replace(" ", "");
    }

    boolean isString() {
        return text.equals("const char *");
    }

    /** Whether the type is a pointer that functions fill in, or an array that they read: {@code int *}, {@code PyObject **}. */
    boolean isCell() {
        return cellType() != null;
    }

    /** Whether C only reads the array behind this pointer: what it points to is const, not what that points to. */
    boolean isReadOnlyCell() {
        return text.endsWith("*const *") || text.startsWith("const ") && text.indexOf('*') == text.length() - 1;
    }

    /** The Java type of the elements behind a cell pointer, or null if this type is none. */
    TypeName cellType() {
        if (!isPointer() || isFunctionPointer()) {
            return null;
        }
        String element = text.substring(0, text.length() - 1).strip();
        if (element.endsWith("*") || element.endsWith("*const")) {
            return TypeName.LONG;
        }
        return switch (CType.of(element.startsWith("const ") ? element.substring(6) : element).scalarOrVoid()) {
            case INT -> TypeName.INT;
            case INT64 -> TypeName.LONG;
            case DOUBLE -> TypeName.DOUBLE;
            default -> null;
        };
    }

    private Carrier scalarOrVoid() {
        return BY_NAME.getOrDefault(text, Carrier.VOID);
    }
}
