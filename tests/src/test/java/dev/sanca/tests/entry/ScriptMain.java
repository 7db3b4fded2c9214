package dev.sanca.tests.entry;

import dev.sanca.Interpreter;
import dev.sanca.PythonConfig;
import dev.sanca.capi.PyModInitFunction;
import dev.sanca.tests.leak.LeakModule;
import java.nio.file.Path;
import java.util.Map;

/** Runs a Python script with the modules of these tests built in. Argument: the script. */
public final class ScriptMain {
    private static final Map<String, PyModInitFunction> MODULES = Map.ofEntries(
            Map.entry("calls", CallsModule::PyInit_calls),
            Map.entry("single", PhasesModule::PyInit_single),
            Map.entry("global_state", PhasesModule::PyInit_global_state),
            Map.entry("multi", PhasesModule::PyInit_multi),
            Map.entry("shared_gil", PhasesModule::PyInit_shared_gil),
            Map.entry("creating", PhasesModule::PyInit_creating),
            Map.entry("failing", PhasesModule::PyInit_failing),
            Map.entry("throwing", PhasesModule::PyInit_throwing),
            Map.entry("thrower", PhasesModule::PyInit_thrower),
            Map.entry("point", PointModule::PyInit_point),
            Map.entry("bag", BagModule::PyInit_bag),
            Map.entry("exporter", CapsuleModules::PyInit_exporter),
            Map.entry("importer", CapsuleModules::PyInit_importer),
            Map.entry("hooks", HooksModule::PyInit_hooks),
            Map.entry("leaks", LeakModule::PyInit_leaks));

    private ScriptMain() {}

    public static void main(String[] arguments) {
        PythonConfig config = PythonConfig.isolated();
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
