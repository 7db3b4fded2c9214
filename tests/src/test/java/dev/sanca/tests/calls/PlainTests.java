package dev.sanca.tests.calls;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs the {@code @Test} methods of classes without JUnit: a process has one CPython, so each Python is given a process. */
final class PlainTests {
    private static int failed;

    private PlainTests() {}

    /** Takes class names; the status is that of success or failure. */
    public static void main(String[] classNames) throws ReflectiveOperationException {
        // A Python for all of them: each class starts one where none runs.
        for (String name : classNames) {
            Class<?> type = Class.forName(name);
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(BeforeAll.class)) {
                    method.invoke(null);
                }
            }
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Test.class)) {
                    run(type, method);
                }
            }
        }
        System.exit(failed == 0 ? 0 : 1);
    }

    private static void run(Class<?> type, Method test) throws ReflectiveOperationException {
        try {
            test.invoke(type.getDeclaredConstructor().newInstance());
        } catch (InvocationTargetException e) {
            failed++;
            System.err.println(type.getSimpleName() + "." + test.getName());
            e.getCause().printStackTrace();
        }
    }
}
