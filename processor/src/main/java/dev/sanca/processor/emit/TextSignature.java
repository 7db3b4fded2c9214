package dev.sanca.processor.emit;

import dev.sanca.processor.model.CallableModel;
import dev.sanca.processor.model.ParameterModel;
import dev.sanca.processor.model.ParameterModel.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Parameter lists as Python writes them. */
final class TextSignature {
    private TextSignature() {}

    /** For {@code inspect.signature}: {@code count(data=b'', *, strict)}. */
    static String of(CallableModel callable) {
        String self = switch (callable.style()) {
            case INSTANCE, CONSTRUCTOR -> "$self";
            case CLASS -> "$type";
            case FUNCTION, STATIC -> "";
        };
        String parameters = parameters(callable.parameters(), TextSignature::inspected);
        if (self.isEmpty() || parameters.isEmpty()) {
            return callable.name() + "(" + self + parameters + ")";
        }
        return callable.name() + "(" + self + ", " + parameters + ")";
    }

    /** For {@code inspect.signature} of a class. */
    static String ofClass(String name, CallableModel init) {
        return name + "(" + parameters(init.parameters(), TextSignature::inspected) + ")";
    }

    /** The start of a docstring, from which CPython takes {@code __text_signature__}. */
    static String doc(String signature, String doc) {
        return signature + "\n--\n\n" + doc;
    }

    /** For the runtime's {@code Signature}: {@code data=, *, strict}. */
    static String forBinding(CallableModel callable) {
        return parameters(callable.parameters(), parameter -> parameter.name() + (parameter.defaultValue() == null ? "" : "="));
    }

    private static String inspected(ParameterModel parameter) {
        return parameter.name() + (parameter.defaultValue() == null ? "" : "=" + parameter.defaultValue().python());
    }

    /** With the markers {@code /} and {@code *} where they belong. */
    static String parameters(List<ParameterModel> parameters, Function<ParameterModel, String> written) {
        List<String> parts = new ArrayList<>();
        Kind last = null;
        boolean hasStar = false;
        for (ParameterModel parameter : parameters) {
            Kind kind = parameter.kind();
            if (last == Kind.POSITIONAL_ONLY && kind != last) {
                parts.add("/");
            }
            if (kind == Kind.KEYWORD_ONLY && !hasStar) {
                parts.add("*");
            }
            hasStar |= kind == Kind.KEYWORD_ONLY || kind == Kind.VAR_POSITIONAL;
            parts.add((kind == Kind.VAR_POSITIONAL ? "*" : kind == Kind.VAR_KEYWORD ? "**" : "") + written.apply(parameter));
            last = kind;
        }
        if (last == Kind.POSITIONAL_ONLY) {
            parts.add("/");
        }
        return String.join(", ", parts);
    }
}
