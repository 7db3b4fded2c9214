package dev.sanca.tests.buffer;

import dev.sanca.Interpreter;
import dev.sanca.PythonException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/** Runs {@link BufferChecks} on whatever Python is found, and counts what is left afterwards. */
final class BufferChecksMain {
    static final int NO_NUMPY = 77;

    private BufferChecksMain() {}

    public static void main(String[] arguments) throws Exception {
        int failed = 0;
        try (Interpreter python = Interpreter.start()) {
            BufferChecks checks;
            try {
                checks = new BufferChecks(python);
            } catch (PythonException noNumPy) {
                System.exit(NO_NUMPY);
                return;
            }
            for (Method check : BufferChecks.class.getDeclaredMethods()) {
                if (!Modifier.isPrivate(check.getModifiers()) && !check.isSynthetic()) {
                    failed += run(checks, check) ? 0 : 1;
                }
            }
        }
        System.out.println("failed " + failed);
    }

    private static boolean run(BufferChecks checks, Method check) throws Exception {
        try {
            check.invoke(checks);
            System.out.println("ok " + check.getName());
            return true;
        } catch (InvocationTargetException failure) {
            System.out.println("FAILED " + check.getName());
            failure.getCause().printStackTrace(System.out);
            return false;
        }
    }
}
