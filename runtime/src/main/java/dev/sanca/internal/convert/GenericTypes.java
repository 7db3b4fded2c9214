package dev.sanca.internal.convert;

import java.lang.invoke.MethodType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Java's generic types taken apart. No method needs an interpreter. */
public final class GenericTypes {
    private GenericTypes() {}

    /** {@code Owner<arguments>}, with all type variables replaced. */
    private record Parameterized(Class<?> raw, List<Type> arguments) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return arguments.toArray(Type[]::new);
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public Type getOwnerType() {
            return raw.getDeclaringClass();
        }

        /** As the JDK's own do, which meet these as keys of maps. */
        @Override
        public boolean equals(Object other) {
            return other instanceof ParameterizedType type && raw.equals(type.getRawType())
                    && Objects.equals(getOwnerType(), type.getOwnerType())
                    && arguments.equals(List.of(type.getActualTypeArguments()));
        }

        @Override
        public int hashCode() {
            return arguments.hashCode() ^ raw.hashCode() ^ Objects.hashCode(getOwnerType());
        }

        @Override
        public String toString() {
            return raw.getName() + arguments.stream().map(Type::getTypeName).collect(Collectors.joining(", ", "<", ">"));
        }
    }

    /** {@code component[]}, with all type variables replaced. */
    private record GenericArray(Type component) implements GenericArrayType {
        @Override
        public Type getGenericComponentType() {
            return component;
        }

        @Override
        public String toString() {
            return component.getTypeName() + "[]";
        }
    }

    /** {@code component[]}. */
    static Type array(Type component) {
        return component instanceof Class<?> plain ? plain.arrayType() : new GenericArray(component);
    }

    /** {@code raw<arguments>}; a primitive type as an argument stands for its box. */
    public static Type parameterized(Class<?> raw, Type... arguments) {
        return new Parameterized(raw, Arrays.stream(arguments).map(GenericTypes::boxed).toList());
    }

    private static Type boxed(Type type) {
        return type instanceof Class<?> raw && raw.isPrimitive() ? MethodType.methodType(raw).wrap().returnType() : type;
    }

    /** The class of a type: that of its bound for a wildcard or a type variable. */
    public static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> raw -> raw;
            case ParameterizedType parameterized -> (Class<?>) parameterized.getRawType();
            case GenericArrayType array -> raw(array.getGenericComponentType()).arrayType();
            default -> raw(bound(type));
        };
    }

    /** What values of a type are at least: the upper bound of a wildcard or a type variable, else the type itself. */
    public static Type bound(Type type) {
        return switch (type) {
            case WildcardType wildcard -> bound(wildcard.getUpperBounds()[0]);
            case TypeVariable<?> variable -> erasedBound(variable);
            default -> type;
        };
    }

    /** A bound may mention the variable itself, as {@code T extends Comparable<T>} does, so its class is all that is used. */
    private static Type erasedBound(TypeVariable<?> variable) {
        Type bound = variable.getBounds()[0];
        return bound instanceof TypeVariable<?> other ? erasedBound(other) : raw(bound);
    }

    /** The type of the elements of an array type. */
    public static Type componentType(Type array) {
        return array instanceof GenericArrayType generic ? generic.getGenericComponentType() : ((Class<?>) array).getComponentType();
    }

    /**
     * An argument of a generic class among the supertypes of a type: the argument 0 of {@code Collection} for {@code ArrayList<String>} is
     * {@code String}.
     *
     * @param type    a class or parameterized type
     * @param generic a class that it is, extends or implements
     * @return {@code Object} if the type is raw
     */
    public static Type argument(Type type, Class<?> generic, int index) {
        return new TypeArguments(type).applied(generic) instanceof ParameterizedType found
                ? bound(found.getActualTypeArguments()[index]) : Object.class;
    }
}
