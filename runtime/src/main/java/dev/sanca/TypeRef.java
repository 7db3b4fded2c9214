package dev.sanca;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Objects;

/**
 * A generic type as a value: {@code new TypeRef<Map<String, List<Integer>>>() {}}, for {@link PyObject#as(TypeRef)}.
 *
 * @param <T> the type
 */
public abstract class TypeRef<T> {
    private final Type type;

    /** For an anonymous subclass, whose superclass has the type as its argument. */
    protected TypeRef() {
        if (!(getClass().getGenericSuperclass() instanceof ParameterizedType parameterized && parameterized.getRawType() == TypeRef.class)) {
            throw new IllegalStateException("A TypeRef needs its type argument where it is made: new TypeRef<List<String>>() {}");
        }
        type = parameterized.getActualTypeArguments()[0];
    }

    private TypeRef(Type type) {
        this.type = Objects.requireNonNull(type, "type");
    }

    /**
     * For a type that is known at run time only, such as that of a field.
     *
     * @param type a class, or a generic type
     * @return a reference to it
     */
    public static TypeRef<?> of(Type type) {
        return new TypeRef<>(type) {};
    }

    /**
     * The type.
     *
     * @return a class, or a generic type
     */
    public final Type type() {
        return type;
    }

    @Override
    public final String toString() {
        return "TypeRef<" + type.getTypeName() + ">";
    }
}
