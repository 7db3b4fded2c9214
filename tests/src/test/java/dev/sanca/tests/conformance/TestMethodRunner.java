package dev.sanca.tests.conformance;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Runs the plain {@code @Test} methods of classes, in a JVM whose Python is not the one that the other tests run on.
 *
 * <p>A process has one CPython, so a class cannot be run on several in JUnit's own process.
 */
final class TestMethodRunner {
    private int run;
    private int failed;

    private TestMethodRunner() {}

    /** Takes class names; prints {@code total RUN FAILED}, and the status is that of success or failure. */
    public static void main(String[] classNames) throws ReflectiveOperationException {
        TestMethodRunner runner = new TestMethodRunner();
        for (String name : classNames) {
            runner.run(Class.forName(name));
        }
        System.out.println("total " + runner.run + " " + runner.failed);
        System.exit(runner.failed == 0 ? 0 : 1);
    }

    private void run(Class<?> type) throws ReflectiveOperationException {
        for (Method method : type.getDeclaredMethods()) {
            if (method.isAnnotationPresent(BeforeAll.class)) {
                method.invoke(null);
            }
        }
        Stream.of(type.getDeclaredMethods()).filter(method -> method.isAnnotationPresent(Test.class)).forEach(this::run);
    }

    private void run(Method test) {
        run++;
        try {
            var constructor = test.getDeclaringClass().getDeclaredConstructor();
            test.invoke(constructor.newInstance());
        } catch (InvocationTargetException e) {
            failed++;
            System.err.println(test.getDeclaringClass().getSimpleName() + "." + test.getName() + ": " + e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(test + " is not as JUnit wants it", e);
        }
    }
}
