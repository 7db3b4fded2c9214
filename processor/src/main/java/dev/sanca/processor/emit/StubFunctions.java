package dev.sanca.processor.emit;

import dev.sanca.processor.model.CallableModel;
import java.util.List;

/** Functions and methods in a stub. */
final class StubFunctions {
    private StubFunctions() {}

    static String of(List<CallableModel> overloads, String indent) {
        StringBuilder text = new StringBuilder();
        for (CallableModel callable : overloads) {
            if (overloads.size() > 1) {
                text.append(indent).append("@overload\n");
            }
            text.append(of(callable, callable.name(), indent));
        }
        return text.toString();
    }

    static String of(CallableModel callable, String name, String indent) {
        String decorator = switch (callable.style()) {
            case STATIC -> indent + "@staticmethod\n";
            case CLASS -> indent + "@classmethod\n";
            default -> "";
        };
        String self = switch (callable.style()) {
            case INSTANCE, CONSTRUCTOR -> "self";
            case CLASS -> "cls";
            default -> "";
        };
        String parameters = TextSignature.parameters(callable.parameters(), StubEmitter::parameter);
        String list = self.isEmpty() || parameters.isEmpty() ? self + parameters : self + ", " + parameters;
        String head = decorator + indent + "def " + name + "(" + list + ") -> " + callable.result().result() + ":";
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
