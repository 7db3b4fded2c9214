package dev.sanca.examples.extension;

import dev.sanca.Interpreter;
import dev.sanca.PythonConfig;
import dev.sanca.capi.PyModInitFunction;
import java.nio.file.Path;
import java.util.Map;

/** Runs a Python script with the modules of these tests built in. Arguments: the script, and its arguments. */
public final class ScriptMain {
    private static final Map<String, PyModInitFunction> MODULES = Map.of("baskets", BasketsGlue::PyInit_baskets,
            "blocks", BlocksGlue::PyInit_blocks, "calls", CallsGlue::PyInit_calls, "coins", CoinsGlue::PyInit_coins,
            "dynamic", DynamicGlue::PyInit_dynamic, "purses", PursesGlue::PyInit_purses, "shapes", ShapesGlue::PyInit_shapes,
            "small", SmallGlue::PyInit_small, "values", ValuesGlue::PyInit_values);

    private ScriptMain() {}

    /**
     * Runs the script.
     *
     * @param arguments its file and arguments
     */
    public static void main(String[] arguments) {
        PythonConfig config = PythonConfig.isolated().withArguments(arguments);
        for (Map.Entry<String, PyModInitFunction> module : MODULES.entrySet()) {
            config = config.withModule(module.getKey(), PyModInitFunction.address(module.getValue()));
        }
        int status;
        try (Interpreter python = Interpreter.start(config)) {
            status = python.runFile(Path.of(arguments[0]));
        }
        System.exit(status);
    }
}
