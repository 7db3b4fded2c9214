package dev.sanca.tests.abi;

import dev.sanca.capigen.Spec;
import dev.sanca.capigen.Spec.Data;
import dev.sanca.capigen.Spec.Function;
import dev.sanca.capigen.Spec.Macro;
import dev.sanca.capigen.SpecReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** What the spec describes, in the form in which {@link CHeaders} gives the headers. */
final class Described {
    private final Spec spec;

    Described() throws IOException {
        spec = new SpecReader().read();
    }

    Spec spec() {
        return spec;
    }

    /** The functions' types by name. */
    Map<String, String> functions(Predicate<Function> which) {
        Map<String, String> types = new LinkedHashMap<>();
        spec.headers().forEach(h -> h.functions().stream()
                .filter(which)
                .forEach(f -> types.put(f.prototype().name(), parse(f.prototype().text()).type())));
        return types;
    }

    /** The variables' types by name. */
    Map<String, String> data(Predicate<Data> which) {
        Map<String, String> types = new LinkedHashMap<>();
        spec.headers().forEach(h -> h.data().stream().filter(which).forEach(d -> {
            String type = d.declaration().type().text();
            String declaration = type.contains("(*)")
                    ? type.replace("(*)", "(*" + d.declaration().name() + ")")
                    : type + " " + d.declaration().name();
            types.put(d.declaration().name(), parse("extern " + declaration).type());
        }));
        return types;
    }

    /** The function-like macros by name. */
    Map<String, Macro> macros() {
        Map<String, Macro> macros = new LinkedHashMap<>();
        spec.headers().forEach(h -> h.macros().forEach(m -> macros.put(m.prototype().name(), m)));
        return macros;
    }

    /** The integer constants by name. */
    Map<String, Long> constants() {
        Map<String, Long> constants = new LinkedHashMap<>();
        spec.headers().forEach(h -> constants.putAll(h.constants()));
        return constants;
    }

    /** The function pointer types of C by name; those that only Sanca names are left out. */
    Map<String, String> callbacks() {
        Map<String, String> types = new LinkedHashMap<>();
        spec.callbacks().stream()
                .filter(c -> c.header() != null)
                .forEach(c -> types.put(c.name(), parse("typedef " + c.prototype().text()).type()));
        return types;
    }

    /** The first Limited API of each function and variable that is in one. */
    Map<String, String> limited() {
        Map<String, String> versions = new LinkedHashMap<>();
        spec.headers().forEach(h -> {
            h.functions().stream().filter(f -> f.limited() != null).forEach(f -> versions.put(f.prototype().name(), f.limited()));
            h.data().stream().filter(d -> d.limited() != null).forEach(d -> versions.put(d.declaration().name(), d.limited()));
        });
        return versions;
    }

    /** The first CPython that exports each function and variable. */
    Map<String, String> since() {
        Map<String, String> versions = new LinkedHashMap<>();
        spec.headers().forEach(h -> {
            h.functions().forEach(f -> versions.put(f.prototype().name(), f.since()));
            h.data().forEach(d -> versions.put(d.declaration().name(), d.since()));
        });
        return versions;
    }

    private static CDeclaration parse(String text) {
        return CDeclaration.of("", text).orElseThrow(() -> new AssertionError("not understood: " + text));
    }
}
