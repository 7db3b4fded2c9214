package dev.sanca.host;

import dev.sanca.Interpreter;

/** Starts Python inside this JVM and imports a module as a stock Python would. */
final class JavaHostsPythonMain {
    private JavaHostsPythonMain() {}

    public static void main(String[] arguments) {
        try (Interpreter python = Interpreter.start()) {
            int status = python.runCommand("""
                    import sys
                    sys.path[:0] = %s
                    import demo, sanca
                    print(demo.add(1, 2), sanca.is_running())
                    demo.at_shutdown("hook")
                    """.formatted(pythonList(arguments)));
            System.out.println(status);
        }
    }

    private static String pythonList(String[] texts) {
        return "['" + String.join("', '", texts) + "']";
    }
}
