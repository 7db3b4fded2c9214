package dev.sanca.processor.emit;

import dev.sanca.processor.model.CallableModel;
import java.util.List;

/** Functions and methods in a stub. */
record StubFunctions(StubNames names, String indent) {
    String of(List<CallableModel> overloads) {
        StringBuilder text = new StringBuilder();
        for (CallableModel callable : overloads) {
            if (overloads.size() > 1) {
                text.append(indent).append("@overload\n");
            }
            text.append(of(callable, callable.name()));
        }
        return text.toString();
    }

    String of(CallableModel callable, String name) {
        String decorator = switch (callable.style()) {
            case STATIC -> indent + "@" + names.of("staticmethod") + "\n";
            case CLASS -> indent + "@" + names.of("classmethod") + "\n";
            default -> "";
        };
        String self = switch (callable.style()) {
            case INSTANCE, CONSTRUCTOR -> "self";
            case CLASS -> "cls";
            default -> "";
        };
        String parameters = TextSignature.parameters(callable.parameters(), parameter -> StubEmitter.parameter(parameter, names::of));
        String list = self.isEmpty() || parameters.isEmpty() ? self + parameters : self + ", " + parameters;
        String head = decorator + indent + "def " + name + "(" + list + ") -> " + names.of(callable.result().result()) + ":";
        return callable.doc().isEmpty() ? head + " ...\n" : head + "\n" + docstring(callable.doc(), indent + "    ");
    }

    /** A docstring and nothing more is a body. */
    static String docstring(String doc, String indent) {
        String text = doc.replace("\\", "\\\\").replace("\"\"\"", "\\\"\"\"");
        if (text.endsWith("\"")) {
            text = text.substring(0, text.length() - 1) + "\\\"";
        }
        boolean oneLine = text.indexOf('\n') < 0;
        String indented = text.replaceAll("\n(?=[^\n])", "\n" + indent);
        return indent + "\"\"\"" + indented + (oneLine ? "" : "\n" + indent) + "\"\"\"\n";
    }
}
