package dev.sanca.processor.emit;

import dev.sanca.processor.model.CallableModel;
import dev.sanca.processor.model.ConstantModel;
import dev.sanca.processor.model.ExceptionModel;
import dev.sanca.processor.model.ModuleModel;
import dev.sanca.processor.model.ParameterModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The type stub: what editors and type checkers know of the module (PEP 484, PEP 561). */
public final class StubEmitter {
    private final ModuleModel module;
    private final StubNames names;
    private final StringBuilder body = new StringBuilder();

    private StubEmitter(ModuleModel module) {
        this.module = module;
        this.names = new StubNames(module, null);
    }

    /**
     * Writes the stubs of a module and of those inside it.
     *
     * @param module the model
     * @return Python by file name: {@code __init__.pyi}, {@code sub.pyi}
     */
    public static Map<String, String> emit(ModuleModel module) {
        Map<String, String> stubs = new LinkedHashMap<>();
        emit(module, "", "__init__", stubs);
        return stubs;
    }

    private static void emit(ModuleModel module, String folder, String file, Map<String, String> stubs) {
        StubEmitter emitter = new StubEmitter(module);
        emitter.emitAll();
        stubs.put(folder + file + ".pyi", StubImports.of(emitter.body, module.foreign()) + emitter.body);
        for (ModuleModel each : module.submodules()) {
            String name = each.simpleName();
            boolean isPackage = !each.submodules().isEmpty();
            emit(each, isPackage ? folder + name + "/" : folder, isPackage ? "__init__" : name, stubs);
        }
    }

    private void emitAll() {
        module.submodules().forEach(submodule ->
                body.append("from . import %1$s as %1$s\n".formatted(submodule.simpleName())));
        if (!module.submodules().isEmpty()) {
            body.append('\n');
        }
        module.constants().forEach(constant -> constant(constant, ""));
        if (!module.constants().isEmpty()) {
            body.append('\n');
        }
        module.exceptions().forEach(this::exception);
        module.classes().forEach(type -> body.append(new ClassStub(type, module).text()).append('\n'));
        for (List<CallableModel> overloads : Overloads.byName(module.functions())) {
            body.append(new StubFunctions(names, "").of(overloads));
        }
    }

    private void constant(ConstantModel constant, String indent) {
        body.append(indent).append(constant.name()).append(": Final[").append(names.of(constant.type().result())).append("]\n");
    }

    private void exception(ExceptionModel exception) {
        body.append("class ").append(exception.name()).append('(').append(exception.base()).append("):");
        body.append(exception.doc().isEmpty() ? " ...\n\n" : "\n" + StubFunctions.docstring(exception.doc(), "    ") + "\n");
    }

    /** As messages and docstrings have it. */
    static String parameter(ParameterModel parameter) {
        return parameter(parameter, UnaryOperator.identity());
    }

    static String parameter(ParameterModel parameter, UnaryOperator<String> names) {
        String typed = parameter.name() + ": " + names.apply(parameter.type().accepts());
        return parameter.defaultValue() == null ? typed : typed + " = " + parameter.defaultValue().python();
    }
}
