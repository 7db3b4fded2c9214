package dev.sanca.examples.extension;

import dev.sanca.Interpreter;
import dev.sanca.PythonConfig;
import dev.sanca.capi.PyModInitFunction;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;

/** Runs the Python of a text with modules built in. Arguments: the text, then {@code name=glue class} of each module. */
public final class DocumentationMain {
    private static final String DOCTEST = """
            import doctest, re, sys
            with open(sys.argv[0], encoding='utf-8') as file:
                text = re.sub('(?m)^```.*$', '', file.read())
            test = doctest.DocTestParser().get_doctest(text, {}, 'text', sys.argv[0], 0)
            failures, tests = doctest.DocTestRunner().run(test)
            print(tests, 'examples,', failures, 'failures')
            sys.exit(failures > 0 or tests < 20)
            """;

    private DocumentationMain() {}

    /**
     * Runs the text.
     *
     * @param arguments the text and the modules
     * @throws ReflectiveOperationException if a glue class is not as it should be
     */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        PythonConfig config = PythonConfig.isolated().withArguments(arguments[0]);
        for (String module : Arrays.asList(arguments).subList(1, arguments.length)) {
            String name = module.substring(0, module.indexOf('='));
            MethodHandle init = MethodHandles.publicLookup().findStatic(Class.forName(module.substring(module.indexOf('=') + 1)),
                    "PyInit_" + name, MethodType.methodType(long.class));
            config = config.withModule(name, PyModInitFunction.address(() -> call(init)));
        }
        int status;
        try (Interpreter python = Interpreter.start(config)) {
            status = python.runCommand(DOCTEST);
        }
        System.exit(status);
    }

    private static long call(MethodHandle init) {
        try {
            return (long) init.invokeExact();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
