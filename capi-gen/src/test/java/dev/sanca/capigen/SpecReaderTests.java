package dev.sanca.capigen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecReaderTests {

    @Test
    void unknownKeyNamesFileAndFunction(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("bad.toml"), """
                header = "bad.h"
                class = "Bad"
                [[function]]
                c = "int PyBad(void)"
                retruns = "new"
                """);
        assertThatThrownBy(() -> new SpecReader().read(folder))
                .hasMessage("bad.toml: unknown key 'retruns' in the function int PyBad(void)");
    }

    @Test
    void realSpecHasTheWholeApi() throws IOException {
        Spec spec = new SpecReader().read();
        assertThat(spec.headers().stream().mapToInt(h -> h.functions().size()).sum()).isGreaterThan(1000);
        assertThat(spec.structs()).extracting(Spec.Struct::name).contains("PyMethodDef", "PyModuleDef", "Py_buffer", "PyConfig");
        assertThat(spec.callbacks()).extracting(Spec.Callback::name).contains("PyCFunction", "destructor", "traverseproc");
    }
}
