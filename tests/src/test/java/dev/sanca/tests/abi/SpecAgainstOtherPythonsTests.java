package dev.sanca.tests.abi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.capi.PyVersion;
import dev.sanca.capigen.Spec.Struct;
import dev.sanca.testkit.PythonUnderTest;
import dev.sanca.testkit.Pythons;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds what the spec says of other versions against the Pythons of this machine that came with their headers. */
class SpecAgainstOtherPythonsTests {
    private static Described described;

    @TempDir
    private Path scratch;

    @BeforeAll
    static void read() throws IOException {
        described = new Described();
    }

    static Stream<PythonUnderTest> pythonsWithHeaders() {
        return Pythons.all().filter(p -> IncludeDirectory.of(p.installation()).isPresent());
    }

    private CCompiler compiler(PythonUnderTest python) {
        return new CCompiler(IncludeDirectory.of(python.installation()).orElseThrow(), scratch);
    }

    private static PyVersion version(PythonUnderTest python) {
        return PyVersion.parse(python.installation().version().toString());
    }

    @ParameterizedTest
    @MethodSource("pythonsWithHeaders")
    void structMembersAreWhereCPutsThem(PythonUnderTest python) {
        CCompiler cc = compiler(python);
        String text = cc.preprocess(CHeaders.INCLUDES);
        SpecLayout layouts = new SpecLayout(described.spec(), version(python), python.installation().freeThreaded(),
                python.installation().debug());
        Map<Struct, SpecLayout.Layout> structs = new LinkedHashMap<>();
        described.spec().structs().stream()
                .filter(s -> text.contains(" " + s.name() + ";") || text.contains("struct " + s.name()))
                .forEach(s -> structs.put(s, layouts.of(s)));

        assertThat(Differences.between(SpecLayouts.flat(structs), new CPrograms(cc).layouts(structs))).isEmpty();
        assertThat(structs).hasSizeGreaterThan(40);
    }

    @ParameterizedTest
    @MethodSource("pythonsWithHeaders")
    void symbolsAreExportedFromTheToldVersionOn(PythonUnderTest python) {
        Map<String, String> since = described.since();
        int minor = version(python).minor();
        Set<String> expected = new TreeSet<>();
        since.forEach((name, first) -> {
            if (PyVersion.parse(first).minor() > minor) {
                expected.add(name);
            }
        });

        Set<String> missing = new CPrograms(compiler(python)).notExported(python.installation().library(), since.keySet());
        assertThat(Differences.between(missing, expected)).isEmpty();
    }
}
