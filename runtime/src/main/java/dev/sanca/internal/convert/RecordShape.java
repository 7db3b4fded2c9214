package dev.sanca.internal.convert;

import dev.sanca.ConversionException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A record class taken apart: its components, how to read them, how to make one. */
final class RecordShape {
    /** Names that Java allows and Python does not; Python's convention is an underscore behind them. */
    private static final Set<String> KEYWORDS = Set.of("False", "None", "True", "and", "as", "async", "await", "def", "del", "elif", "except",
            "from", "global", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "with");

    private final Class<?> type;
    private final RecordComponent[] components;
    private final List<String> names;
    private final MethodHandle[] accessors;
    private final MethodHandle constructor;

    RecordShape(Class<?> type) {
        this.type = type;
        this.components = type.getRecordComponents();
        this.names = Arrays.stream(components).map(component -> pythonName(component.getName())).toList();
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            this.accessors = new MethodHandle[components.length];
            for (int i = 0; i < components.length; i++) {
                Method accessor = opened(components[i].getAccessor());
                accessors[i] = lookup.unreflect(accessor).asType(MethodType.genericMethodType(1));
            }
            Class<?>[] parameters = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> canonical = opened(type.getDeclaredConstructor(parameters));
            this.constructor = lookup.unreflectConstructor(canonical)
                    .asType(MethodType.genericMethodType(parameters.length)).asSpreader(Object[].class, parameters.length);
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String pythonName(String name) {
        return KEYWORDS.contains(name) ? name + "_" : name;
    }

    private <T extends AccessibleObject> T opened(T member) {
        try {
            member.setAccessible(true);
            return member;
        } catch (InaccessibleObjectException closed) {
            throw new ConversionException("the record " + type.getName() + " cannot be read: its module has to open the package "
                    + type.getPackageName() + " to dev.sanca.runtime", closed);
        }
    }

    Class<?> type() {
        return type;
    }

    /** The components' names in Python. */
    List<String> names() {
        return names;
    }

    RecordComponent component(int index) {
        return components[index];
    }

    int size() {
        return components.length;
    }

    /** The value of a component; what its accessor throws is thrown. */
    Object get(Object instance, int index) {
        try {
            return accessors[index].invokeExact(instance);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable checked) {
            throw new ConversionException("the accessor of " + type.getName() + "." + components[index].getName() + " failed", checked);
        }
    }

    /** A new record; the constructor may refuse the values. */
    Object make(Object[] values) {
        try {
            return constructor.invokeExact(values);
        } catch (Error error) {
            throw error;
        } catch (Throwable refused) {
            throw new ConversionException(ConversionException.Reason.VALUE, type.getSimpleName() + " refuses these values: "
                    + (refused.getMessage() == null ? refused : refused.getMessage()), refused);
        }
    }

    @Override
    public String toString() {
        return type.getSimpleName() + names;
    }
}
