package dev.sanca.internal.error;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;

/** Makes Java exceptions for exceptions that Python code made of their classes. */
final class NewThrowable {
    private NewThrowable() {}

    /**
     * A new exception with a message.
     *
     * @param text the message; empty for none
     * @return null if the class has no public constructor for this, or that throws
     */
    static Throwable of(Class<?> type, String text) {
        if (Modifier.isAbstract(type.getModifiers())) {
            return null;
        }
        Throwable made = text.isEmpty() ? make(type) : null;
        if (made == null) {
            made = make(type, text);
        }
        if (made != null) {
            made.setStackTrace(new Throwable().getStackTrace());
        }
        return made;
    }

    private static Throwable make(Class<?> type, String... message) {
        Class<?>[] types = message.length == 0 ? new Class<?>[0] : new Class<?>[] {String.class};
        try {
            return (Throwable) type.getConstructor(types).newInstance((Object[]) message);
        } catch (InvocationTargetException | NoSuchMethodException | IllegalAccessException | InstantiationException unusable) {
            return message.length == 1 ? makeOfObject(type, message[0]) : null;
        }
    }

    /** {@code AssertionError(Object)}. */
    private static Throwable makeOfObject(Class<?> type, String message) {
        try {
            return (Throwable) type.getConstructor(Object.class).newInstance(message);
        } catch (InvocationTargetException | NoSuchMethodException | IllegalAccessException | InstantiationException unusable) {
            return null;
        }
    }
}
