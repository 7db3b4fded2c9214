package dev.sanca.internal.convert;

import static dev.sanca.capi.Python.*;

import dev.sanca.Kwargs;
import dev.sanca.PyObject;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;
import java.util.List;
import java.util.Map;

/** Python classes made for Java's enums and records: once for each, kept as long as the interpreter. Attached. */
final class MadeClasses {
    private static final Imported ENUM = new Imported("enum", "Enum");
    private static final Imported MAKE_DATACLASS = new Imported("dataclasses", "make_dataclass");

    private MadeClasses() {}

    /** An Enum whose members are str too; a new reference. */
    static long enumeration(InterpreterState state, Class<?> type, Map<String, String> members) {
        try (PyObject text = Objects.borrowed(state, PyUnicode_Type())) {
            Kwargs keywords = Kwargs.of("module", type.getPackageName()).and("qualname", qualifiedName(type)).and("type", text);
            return ENUM.call(state, type.getSimpleName(), members, keywords);
        }
    }

    /** A frozen dataclass; a new reference. */
    static long dataclass(InterpreterState state, Class<?> type, List<String> fields) {
        Map<String, String> namespace = Map.of("__module__", type.getPackageName(), "__qualname__", qualifiedName(type),
                "__doc__", "The Java record " + type.getName() + ".");
        Kwargs keywords = Kwargs.of("namespace", namespace).and("frozen", true);
        return MAKE_DATACLASS.call(state, type.getSimpleName(), fields, keywords);
    }

    /** {@code Outer.Inner}. */
    private static String qualifiedName(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null ? type.getSimpleName() : qualifiedName(outer) + "." + type.getSimpleName();
    }
}
