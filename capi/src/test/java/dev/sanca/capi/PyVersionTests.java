package dev.sanca.capi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PyVersionTests {

    @ParameterizedTest
    @CsvSource({"3.14.3 (main; Feb 19 2026) [GCC], 3.14.3", "3.11, 3.11.0", "3.15.0a2+, 3.15.0", "3.13.0rc1, 3.13.0"})
    void readsTheStartOfWhatPythonSays(String text, String version) {
        assertThat(PyVersion.parse(text)).hasToString(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "three", "3", "v3.14"})
    void refusesWhatIsNoVersion(String text) {
        assertThatThrownBy(() -> PyVersion.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a Python version: '" + text + "'");
    }

    @Test
    void comparesAsNumbersNotAsText() {
        assertThat(PyVersion.parse("3.9.1")).isLessThan(PyVersion.parse("3.10.0"));
        assertThat(PyVersion.parse("3.14.3").atLeast(3, 14)).isTrue();
        assertThat(PyVersion.parse("3.14.3").atLeast(3, 15)).isFalse();
        assertThat(PyVersion.parse("4.0").atLeast(3, 15)).isTrue();
    }
}
