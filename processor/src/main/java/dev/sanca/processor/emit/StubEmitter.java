package dev.sanca.processor.emit;

import dev.sanca.processor.model.CallableModel;
import dev.sanca.processor.model.ConstantModel;
import dev.sanca.processor.model.ExceptionModel;
import dev.sanca.processor.model.ModuleModel;
import dev.sanca.processor.model.ParameterModel;
import java.util.List;

/** The type stub: what editors and type checkers know of the module (PEP 484, PEP 561). */
public final class StubEmitter {
    private final ModuleModel module;
    private final StringBuilder body = new StringBuilder();

    private StubEmitter(ModuleModel module) {
        this.module = module;
    }

    /**
     * Writes the stub.
     *
     * @param module the model
     * @return Python
     */
    public static String emit(ModuleModel module) {
        StubEmitter emitter = new StubEmitter(module);
        emitter.emitAll();
        return StubImports.of(emitter.body) + emitter.body;
    }

    private void emitAll() {
        module.constants().forEach(constant -> constant(constant, ""));
        if (!module.constants().isEmpty()) {
            body.append('\n');
        }
        module.exceptions().forEach(this::exception);
        module.classes().forEach(type -> body.append(new ClassStub(type, module).text()).append('\n'));
        for (List<CallableModel> overloads : Overloads.byName(module.functions())) {
            body.append(StubFunctions.of(overloads, ""));
        }
    }

    private void constant(ConstantModel constant, String indent) {
        body.append(indent).append(constant.name()).append(": Final[").append(constant.type().result()).append("]\n");
    }

    private void exception(ExceptionModel exception) {
        body.append("class ").append(exception.name()).append('(').append(exception.base()).append("):");
        body.append(exception.doc().isEmpty() ? " ...\n\n" : "\n" + StubFunctions.docstring(exception.doc(), "    ") + "\n");
    }

    static String parameter(ParameterModel parameter) {
        String typed = parameter.name() + ": " + parameter.type().accepts();
        return parameter.defaultValue() == null ? typed : typed + " = " + parameter.defaultValue().python();
    }
}
