package dev.sanca.internal.call;

import java.lang.constant.ClassDesc;
import java.lang.classfile.TypeKind;
import java.lang.invoke.MethodType;
import java.lang.reflect.Type;
import java.util.List;

/**
 * How a value travels in the code that is compiled for a shape of call: primitives that have a conversion of their own, and text, as
 * themselves; all else as an object for the general conversion.
 */
enum Carrier {
    BOOLEAN(boolean.class, "toBoolean"),
    INT(int.class, "toInt"),
    LONG(long.class, "toLong"),
    DOUBLE(double.class, "toDouble"),
    TEXT(String.class, "toText"),
    NOTHING(void.class, "toNothing"),
    OBJECT(Object.class, "toObject");

    private final Class<?> type;
    private final String fromPython;

    Carrier(Class<?> type, String fromPython) {
        this.type = type;
        this.fromPython = fromPython;
    }

    static Carrier of(Type type) {
        for (Carrier carrier : values()) {
            if (carrier.type == type) {
                return carrier;
            }
        }
        return OBJECT;
    }

    /** The signature of a call in carriers, with an object for the receiver in front. */
    static MethodType erase(List<Type> parameters, Type result) {
        Class<?>[] types = parameters.stream().map(parameter -> of(parameter).type).toArray(Class<?>[]::new);
        return MethodType.methodType(of(result).type, types).insertParameterTypes(0, Object.class);
    }

    /** The method of {@link FromPython} and {@link Outgoing} that makes one. */
    String fromPython() {
        return fromPython;
    }

    ClassDesc desc() {
        return type.describeConstable().orElseThrow();
    }

    TypeKind kind() {
        return TypeKind.from(type);
    }
}
