package dev.sanca.internal.convert;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;
import dev.sanca.internal.Text;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Java's enums. To Python, each becomes an {@code enum.Enum} of the same name, made at its first use, whose members are also str: their
 * names. From Python, a member of any Enum counts by its name, or else by its
 * value, and a str is the name.
 */
final class EnumCodecs implements CodecProvider {
    private static final Imported ENUM = new Imported("enum", "Enum");

    @Override
    public Encoder<?> encoder(Codecs codecs, Class<?> type) {
        // The class of a constant with a body is a subclass of the enum.
        Class<?> base = type.getSuperclass();
        return Enum.class.isAssignableFrom(type) ? new EnumEncoder(codecs, base == Enum.class ? type : base) : null;
    }

    @Override
    public Decoder<?> decoder(Codecs codecs, Type type, Class<?> raw) {
        return raw.isEnum() ? new EnumDecoder(raw) : null;
    }

    /** One enum to Python. */
    private static final class EnumEncoder implements Encoder<Enum<?>> {
        private final Codecs codecs;
        private final Class<?> type;

        EnumEncoder(Codecs codecs, Class<?> type) {
            this.codecs = codecs;
            this.type = type;
        }

        @Override
        public long toPython(InterpreterState state, Enum<?> value) {
            // Keyed by the enum, not by this: a constant with a body has an encoder of its own.
            long pythonClass = state.<Key, Long>local(new Key(type), _ -> makeClass(state));
            // Called with a value, the class gives the member.
            long name = Objects.check(Text.toPython(value.name()));
            try {
                return Objects.check(PyObject_CallOneArg(pythonClass, name));
            } finally {
                Py_DECREF(name);
            }
        }

        /** {@code enum.Enum} keeps some names for itself. */
        private static String memberName(String name) {
            return name.equals("mro") ? "mro_" : name.startsWith("_") ? "x" + name : name;
        }

        private long makeClass(InterpreterState state) {
            Map<String, String> members = new LinkedHashMap<>();
            for (Object constant : type.getEnumConstants()) {
                String name = ((Enum<?>) constant).name();
                members.put(memberName(name), name);
            }
            long made = MadeClasses.enumeration(state, type, members);
            codecs.natural().register(made, new EnumDecoder(type));
            return made;
        }
    }

    private record Key(Class<?> type) {}

    /** One enum from Python. */
    private static final class EnumDecoder implements Decoder<Object> {
        private final Map<String, Object> constants = new LinkedHashMap<>();
        private final String name;

        EnumDecoder(Class<?> type) {
            name = type.getSimpleName();
            for (Object constant : type.getEnumConstants()) {
                constants.put(((Enum<?>) constant).name(), constant);
            }
        }

        @Override
        public Object toJava(InterpreterState state, long o) {
            Object constant = constant(state, o);
            if (constant == null) {
                throw Mismatch.value("one of " + name + "'s " + constants.keySet(), o);
            }
            return constant;
        }

        /** By the name of a member, else by its value; null if it is none of either. */
        private Object constant(InterpreterState state, long o) {
            if (ENUM.isClassOf(state, o)) {
                Object byName = constants.get(text(state, o, "name"));
                return byName != null ? byName : constants.get(text(state, o, "value"));
            }
            if (!PyUnicode_Check(o)) {
                throw Mismatch.expected("str or enum.Enum for " + name, o);
            }
            return constants.get(Strings.toJava(o));
        }

        /** An attribute that is text; null if it is something else, as the name of a combination of flags is. */
        private static String text(InterpreterState state, long o, String attribute) {
            long text = Fields.get(state, o, attribute);
            try {
                return PyUnicode_Check(text) ? Strings.toJava(text) : null;
            } finally {
                Py_DECREF(text);
            }
        }
    }
}
