package dev.sanca.internal.convert;

import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            case GenericArrayType array -> Array.newInstance(raw(array.getGenericComponentType()), 0).getClass();
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
        return supertype(type, generic) instanceof ParameterizedType found ? bound(found.getActualTypeArguments()[index]) : Object.class;
    }

    private static Type supertype(Type type, Class<?> wanted) {
        Class<?> raw = raw(type);
        if (raw == wanted) {
            return type;
        }
        for (Type face : raw.getGenericInterfaces()) {
            if (wanted.isAssignableFrom(raw(face))) {
                return supertype(resolve(face, type), wanted);
            }
        }
        Type base = raw.getGenericSuperclass();
        return base == null ? wanted : supertype(resolve(base, type), wanted);
    }

    /**
     * A type that a class mentions, such as that of a record component, with the class's type variables replaced.
     *
     * @param mentioned the type
     * @param context   the class, or a parameterized type of it
     */
    public static Type resolve(Type mentioned, Type context) {
        if (!(context instanceof ParameterizedType parameterized)) {
            return mentioned instanceof TypeVariable<?> ? bound(mentioned) : mentioned;
        }
        TypeVariable<?>[] variables = raw(context).getTypeParameters();
        Map<TypeVariable<?>, Type> values = new HashMap<>();
        for (int i = 0; i < variables.length; i++) {
            values.put(variables[i], parameterized.getActualTypeArguments()[i]);
        }
        return replace(mentioned, values);
    }

    private static Type replace(Type type, Map<TypeVariable<?>, Type> values) {
        return switch (type) {
            case TypeVariable<?> variable -> values.getOrDefault(variable, bound(variable));
            case ParameterizedType parameterized -> new Parameterized((Class<?>) parameterized.getRawType(),
                    Arrays.stream(parameterized.getActualTypeArguments()).map(argument -> replace(argument, values)).toList());
            case GenericArrayType array -> new GenericArray(replace(array.getGenericComponentType(), values));
            case WildcardType wildcard -> replace(wildcard.getUpperBounds()[0], values);
            default -> type;
        };
    }
}
