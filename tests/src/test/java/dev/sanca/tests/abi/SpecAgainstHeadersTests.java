package dev.sanca.tests.abi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.capi.PyVersion;
import dev.sanca.capigen.Spec.Struct;
import dev.sanca.testkit.PythonUnderTest;
import dev.sanca.testkit.Pythons;
import dev.sanca.tests.abi.CDeclaration.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the description of the C API against the headers and the library of the CPython it describes. */
class SpecAgainstHeadersTests {
    private static final int FIRST_LIMITED = 2;
    private static final int LAST_LIMITED = 14;

    private static Described described;
    private static PythonUnderTest python;
    private static CCompiler cc;
    private static CPrograms programs;
    private static CHeaders headers;
    private static CHeaders limited;

    @BeforeAll
    static void read(@TempDir Path scratch) throws IOException {
        described = new Described();
        python = Pythons.embedded();
        cc = new CCompiler(IncludeDirectory.of(python.installation()).orElseThrow(), scratch);
        programs = new CPrograms(cc);
        headers = CHeaders.read(cc);
        limited = CHeaders.read(cc, limitedTo(LAST_LIMITED));
    }

    private static String limitedTo(int minor) {
        return "-DPy_LIMITED_API=0x03%02x0000".formatted(minor);
    }

    @Test
    void everyPublicFunctionIsDescribedWithItsPrototype() {
        Map<String, String> expected = types(headers, Kind.FUNCTION);
        expected.putAll(types(limited, Kind.FUNCTION));
        expected.keySet().removeIf(n -> n.startsWith("_") && !limited.all(Kind.FUNCTION).containsKey(n));
        expected.keySet().removeAll(programs.notExported(python.installation().library(), expected.keySet()));
        expected.keySet().removeAll(macrosThatHideAFunction());

        Map<String, String> actual = described.functions(f -> true);
        actual.keySet().retainAll(expected.keySet());
        assertThat(Differences.between(actual, expected)).isEmpty();
    }

    @Test
    void everyPublicVariableIsDescribedWithItsType() {
        Map<String, String> expected = types(headers, Kind.DATA);
        expected.putAll(types(limited, Kind.DATA));
        expected.keySet().removeIf(n -> n.startsWith("_") && !described.since().containsKey(n));

        assertThat(Differences.between(described.data(d -> true), expected)).isEmpty();
    }

    @Test
    void nothingIsInvented() {
        Set<String> names = new TreeSet<>(described.macros().keySet());
        names.removeAll(headers.all(Kind.INLINE).keySet());
        names.removeAll(macroNames());
        assertThat(names).as("macros that no header defines").isEmpty();

        Map<String, String> functions = described.functions(f -> true);
        functions.keySet().removeAll(headers.all(Kind.FUNCTION).keySet());
        functions.keySet().removeAll(limited.all(Kind.FUNCTION).keySet());
        assertThat(functions).as("functions that no header declares").isEmpty();
    }

    @Test
    void privateFunctionsHaveTheHeadersPrototype() {
        Map<String, String> actual = described.functions(f -> f.prototype().name().startsWith("_"));
        Map<String, String> expected = types(headers, Kind.FUNCTION);
        expected.keySet().retainAll(actual.keySet());
        assertThat(Differences.between(actual, expected)).isEmpty();
    }

    @Test
    void everyFunctionPointerTypeIsDescribed() {
        assertThat(Differences.between(described.callbacks(), types(headers, Kind.CALLBACK))).isEmpty();
    }

    @Test
    void constantsHaveTheHeadersValues() {
        Map<String, Long> constants = described.constants();
        assertThat(Differences.between(constants, programs.values(constants.keySet()))).isEmpty();
    }

    @Test
    void structMembersAreWhereCPutsThem() {
        SpecLayout layouts = new SpecLayout(described.spec(), new PyVersion(3, LAST_LIMITED, 0), false, false);
        Map<Struct, SpecLayout.Layout> structs = new LinkedHashMap<>();
        described.spec().structs().forEach(s -> structs.put(s, layouts.of(s)));
        assertThat(Differences.between(SpecLayouts.flat(structs), programs.layouts(structs))).isEmpty();
    }

    @Test
    void theLimitedApiOfEachVersionIsTold() {
        Map<String, String> expected = new TreeMap<>();
        for (int minor = FIRST_LIMITED; minor <= LAST_LIMITED; minor++) {
            String version = "3." + minor;
            CHeaders visible = CHeaders.read(cc, limitedTo(minor));
            visible.all(Kind.FUNCTION).keySet().forEach(n -> expected.putIfAbsent(n, version));
            visible.all(Kind.DATA).keySet().forEach(n -> expected.putIfAbsent(n, version));
        }
        expected.keySet().retainAll(described.since().keySet());
        assertThat(Differences.between(described.limited(), expected)).isEmpty();
    }

    @Test
    void everySymbolIsExported() {
        Map<String, String> linked = described.functions(f -> f.java() == null);
        linked.putAll(described.data(d -> true));
        assertThat(programs.notExported(python.installation().library(), linked.keySet())).isEmpty();
    }

    @Test
    void countsArePrinted() {
        int functions = limited.all(Kind.FUNCTION).size();
        System.out.printf(
                "spec vs headers of %s: %d limited functions, %d limited variables; in all %d functions, %d variables, %d macros,"
                        + " %d constants, %d structs with %d members, %d function pointer types%n",
                python.name(), functions, limited.all(Kind.DATA).size(), described.functions(f -> true).size(),
                described.data(d -> true).size(), described.macros().size(), described.constants().size(),
                described.spec().structs().size(),
                described.spec().structs().stream().mapToInt(s -> s.fields().size()).sum(), described.spec().callbacks().size());
        assertThat(functions).isGreaterThan(700);
    }

    /** Functions that exist for the Limited API only, and that the spec describes as the macro that C authors get. */
    private static Set<String> macrosThatHideAFunction() {
        Set<String> names = new TreeSet<>(described.macros().keySet());
        names.retainAll(macroNames());
        return names;
    }

    private static Set<String> macroNames() {
        return cc.preprocess(CHeaders.INCLUDES, "-dM").lines()
                .map(line -> line.split("[ (]", 3)[1])
                .collect(Collectors.toSet());
    }

    private static Map<String, String> types(CHeaders headers, Kind kind) {
        Map<String, String> types = new TreeMap<>();
        headers.all(kind).forEach((name, declaration) -> types.put(name, declaration.type()));
        return types;
    }
}
