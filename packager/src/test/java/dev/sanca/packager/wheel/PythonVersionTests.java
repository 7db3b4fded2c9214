package dev.sanca.packager.wheel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sanca.packager.BuildException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PythonVersionTests {
    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {
        "1.0, 1.0",
        "1.0-SNAPSHOT, 1.0.dev0",
        "1.0-20261122.101500-3, 1.0.dev20261122101500",
        "1.0-alpha-1, 1.0a1",
        "1.0-beta2, 1.0b2",
        "1.0-M3, 1.0b3",
        "1.0-rc1, 1.0rc1",
        "1.0-CR2, 1.0rc2",
        "1.0-rc1-SNAPSHOT, 1.0rc1.dev0",
        "1.0.Final, 1.0",
        "1.0.RELEASE, 1.0",
        "5.6.15.GA, 5.6.15",
        "1.0-sp2, 1.0.post2",
        "1.0-1, 1.0.post1",
        "33.0.0-jre, 33.0.0+jre",
        "33.0.0-jre-SNAPSHOT, 33.0.0.dev0+jre",
        "2.0-foo_bar.007, 2.0+foo.bar.7",
        "v1.2, 1.2",
        "01.02, 1.2"})
    void mavenVersionsHaveACounterpart(String maven, String python) {
        assertThat(PythonVersion.ofMaven(maven)).hasToString(python);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SNAPSHOT", "${revision}", "latest", "1.0-é", "1.0--x", "1..0", "1.0 beta"})
    void aVersionWithoutCounterpartIsSaidSo(String maven) {
        assertThatThrownBy(() -> PythonVersion.ofMaven(maven)).isInstanceOf(BuildException.class)
                .hasMessageContaining('"' + maven + '"').hasMessageContaining("PEP 440");
    }

    @ParameterizedTest
    @CsvSource({"1.0RC1, 1.0rc1", "1.0.alpha, 1.0a0", "1!02.0.post, 1!2.0.post0", "0!1, 1", "1.0-r4, 1.0.post4", "1.0preview3, 1.0rc3",
        "1.0_dev_3, 1.0.dev3", "1.0+Ubuntu-1, 1.0+ubuntu.1", "1.0a1.post2.dev3, 1.0a1.post2.dev3"})
    void allSpellingsHaveOneNormalForm(String spelling, String normal) {
        assertThat(PythonVersion.parse(spelling)).hasToString(normal);
        assertThat(PythonVersion.parse(normal)).hasToString(normal);
    }
}
