package dev.sanca.internal.call;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What the type variables of a type and its supertypes stand for: {@code T} is {@code String} in {@code Comparator<String>}. */
final class TypeArguments {
    private final Map<TypeVariable<?>, Type> known = new HashMap<>();

    /** Those of a class or generic type. */
    TypeArguments(Type type) {
        collect(type);
    }

    /** The class of a class or generic type. */
    static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType generic -> raw(generic.getRawType());
            case GenericArrayType array -> raw(array.getGenericComponentType()).arrayType();
            case WildcardType wildcard -> raw(wildcard.getUpperBounds()[0]);
            case TypeVariable<?> variable -> raw(variable.getBounds()[0]);
            default -> throw new IllegalArgumentException("no kind of type that is known: " + type);
        };
    }

    private void collect(Type type) {
        if (type == null) {
            return;
        }
        Class<?> raw = raw(type);
        if (type instanceof ParameterizedType generic) {
            TypeVariable<?>[] variables = raw.getTypeParameters();
            for (int i = 0; i < variables.length; i++) {
                known.put(variables[i], resolve(generic.getActualTypeArguments()[i]));
            }
        }
        collect(raw.getGenericSuperclass());
        for (Type parent : raw.getGenericInterfaces()) {
            collect(parent);
        }
    }

    /** A type with its variables replaced; those that stand for nothing known become their bounds. */
    Type resolve(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case TypeVariable<?> variable -> {
                Type value = known.get(variable);
                yield value == null ? raw(variable) : value;
            }
            case WildcardType wildcard -> resolve(wildcard.getLowerBounds().length > 0 ? wildcard.getLowerBounds()[0]
                    : wildcard.getUpperBounds()[0]);
            case GenericArrayType array -> array(resolve(array.getGenericComponentType()));
            case ParameterizedType generic -> new Resolved(raw(generic), generic.getOwnerType(),
                    Arrays.stream(generic.getActualTypeArguments()).map(this::resolve).toArray(Type[]::new));
            default -> type;
        };
    }

    /** A generic class with the type arguments that are known of it, or the class. */
    Type applied(Class<?> generic) {
        TypeVariable<?>[] variables = generic.getTypeParameters();
        if (!known.keySet().containsAll(Arrays.asList(variables))) {
            return generic;
        }
        return new Resolved(generic, generic.getDeclaringClass(), Arrays.stream(variables).map(this::resolve).toArray(Type[]::new));
    }

    private static Type array(Type component) {
        return component instanceof Class<?> plain ? plain.arrayType() : new ResolvedArray(component);
    }

    private record ResolvedArray(Type component) implements GenericArrayType {
        @Override
        public Type getGenericComponentType() {
            return component;
        }

        @Override
        public String toString() {
            return component.getTypeName() + "[]";
        }
    }

    private record Resolved(Class<?> raw, Type owner, Type[] arguments) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return arguments.clone();
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public Type getOwnerType() {
            return owner;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ParameterizedType type && raw.equals(type.getRawType())
                    && java.util.Objects.equals(owner, type.getOwnerType())
                    && Arrays.equals(arguments, type.getActualTypeArguments());
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(arguments) ^ raw.hashCode() ^ java.util.Objects.hashCode(owner);
        }

        @Override
        public String toString() {
            String list = String.join(", ", Arrays.stream(arguments).map(Type::getTypeName).toList());
            return raw.getName() + "<" + list + ">";
        }
    }
}
