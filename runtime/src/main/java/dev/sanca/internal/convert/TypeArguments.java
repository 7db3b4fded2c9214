package dev.sanca.internal.convert;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What the type variables of a type and its supertypes stand for: {@code T} is {@code String} in {@code Comparator<String>}. */
public final class TypeArguments {
    private final Map<TypeVariable<?>, Type> known = new HashMap<>();

    /** Those of a class or generic type. */
    public TypeArguments(Type type) {
        collect(type);
    }

    private void collect(Type type) {
        if (type == null) {
            return;
        }
        Class<?> raw = GenericTypes.raw(type);
        if (type instanceof ParameterizedType generic) {
            TypeVariable<?>[] variables = raw.getTypeParameters();
            for (int i = 0; i < variables.length; i++) {
                Type argument = generic.getActualTypeArguments()[i];
                // Which bound of a wildcard is meant is for those to say who ask.
                known.put(variables[i], argument instanceof WildcardType ? argument : resolve(argument));
            }
        }
        collect(raw.getGenericSuperclass());
        for (Type parent : raw.getGenericInterfaces()) {
            collect(parent);
        }
    }

    /**
     * A type with its variables replaced; those that stand for nothing known become their bounds, wildcards their lower bound if they have
     * one: what a {@code Consumer<? super String>} takes is a {@code String}.
     */
    public Type resolve(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case TypeVariable<?> variable -> {
                Type value = known.get(variable);
                yield value == null ? GenericTypes.bound(variable) : value instanceof WildcardType ? resolve(value) : value;
            }
            case WildcardType wildcard -> resolve(wildcard.getLowerBounds().length > 0 ? wildcard.getLowerBounds()[0]
                    : wildcard.getUpperBounds()[0]);
            case GenericArrayType array -> GenericTypes.array(resolve(array.getGenericComponentType()));
            case ParameterizedType generic -> GenericTypes.parameterized(GenericTypes.raw(generic),
                    Arrays.stream(generic.getActualTypeArguments()).map(this::resolve).toArray(Type[]::new));
            default -> type;
        };
    }

    /** A generic class with the type arguments that are known of it, or the class. */
    public Type applied(Class<?> generic) {
        TypeVariable<?>[] variables = generic.getTypeParameters();
        if (variables.length == 0 || !known.keySet().containsAll(Arrays.asList(variables))) {
            return generic;
        }
        return GenericTypes.parameterized(generic, Arrays.stream(variables).map(known::get).toArray(Type[]::new));
    }
}
