package dev.sanca.capi;

import static dev.sanca.capi.Python.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens in a process that has loaded no CPython. This JVM never loads one. */
class NotLoadedTests {
    private static final String ADVICE = "no CPython is loaded: start an interpreter, or call CPython.load(path) first";

    @RepeatedTest(2)
    void functionSaysSoEachTimeInsteadOfPoisoningItsClass() {
        assertThatThrownBy(() -> PyLong_FromLong(1)).isInstanceOf(IllegalStateException.class).hasMessage(ADVICE);
    }

    @RepeatedTest(2)
    void variableSaysSoEachTime() {
        assertThatThrownBy(() -> PyExc_TypeError()).isInstanceOf(IllegalStateException.class).hasMessage(ADVICE);
    }

    @RepeatedTest(2)
    void nullIsRefusedBeforeAnythingElse() {
        assertThatThrownBy(() -> PyList_Size(NULL))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("PyList_Size: list is NULL");
    }

    @Test
    void xFunctionsIgnoreNull() {
        Py_XINCREF(NULL);
        Py_XDECREF(NULL);
        long[] variable = {NULL};
        Py_CLEAR(variable);
        assertThat(variable).containsExactly(NULL);
    }

    @Test
    void currentSaysWhatToDo() {
        assertThat(CPython.isLoaded()).isFalse();
        assertThatThrownBy(CPython::current).hasMessage(ADVICE);
    }

    @Test
    void fileThatIsNoLibraryIsRefusedWithTheSystemsReason(@TempDir Path folder) throws IOException {
        Path text = Files.writeString(folder.resolve("libpython3.14.so"), "not a library");
        assertThatThrownBy(() -> CPython.load(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("can't load " + text + ": ");
        assertThat(CPython.isLoaded()).isFalse();
    }

    @Test
    void libraryThatIsNoPythonIsRefused() {
        Path libjvmFolder = Path.of(System.getProperty("java.home"), "lib");
        Path library = libjvmFolder.resolve(System.mapLibraryName("java"));
        assertThatThrownBy(() -> CPython.load(library)).hasMessage(library + " is no CPython: it has no function Py_GetVersion");
        assertThat(CPython.isLoaded()).isFalse();
    }
}
