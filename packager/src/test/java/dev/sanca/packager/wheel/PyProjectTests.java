package dev.sanca.packager.wheel;

import static dev.sanca.packager.wheel.SampleProject.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sanca.packager.BuildException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PyProjectTests {
    @TempDir
    private Path folder;

    private PyProject project(String toml) throws IOException {
        write(folder.resolve("pyproject.toml"), toml);
        return PyProject.in(folder).orElseThrow();
    }

    @Test
    void theProjectTableBecomesMetadata() throws IOException {
        write(folder.resolve("README.rst"), "Spam\r\n====\r\n");
        assertThat(project("""
                [project]
                name = "Acme.Spam"
                version = "1.0-RC1"
                description = "Spam"
                readme = "README.rst"
                license = "MIT OR Apache-2.0"
                requires-python = ">=3.10, <4"
                authors = [{ name = "Terry" }, { name = "Graham C.", email = "g@example.org" }, { email = "x@example.org" }]
                keywords = ["a", "b"]
                dependencies = ["numpy>=2"]
                [project.urls]
                Source = "https://example.org"
                [project.optional-dependencies]
                Fast_Path = ["a", "b; os_name == 'nt'"]
                """).metadata(Optional.empty()).text()).isEqualTo("""
                Metadata-Version: 2.4
                Name: Acme.Spam
                Version: 1.0rc1
                Summary: Spam
                Author: Terry
                Author-Email: "Graham C." <g@example.org>, x@example.org
                Keywords: a,b
                License-Expression: MIT OR Apache-2.0
                Project-URL: Source, https://example.org
                Requires-Python: >=3.10, <4
                Requires-Dist: numpy>=2
                Provides-Extra: fast-path
                Requires-Dist: a; extra == 'fast-path'
                Requires-Dist: b; (os_name == 'nt') and extra == 'fast-path'
                Description-Content-Type: text/x-rst

                Spam
                ====
                """);
    }

    @Test
    void whatItDoesNotSayComesFromThePom() throws IOException {
        Metadata pom = new Metadata(new DistributionName("spam"), PythonVersion.parse("2.0"), new MetadataFields().add("Summary",
                "of the pom")
                .licences(List.of("The Apache License, Version 2.0")).add("Description-Content-Type", "text/markdown").fields(),
                "of the pom");
        assertThat(project("[build-system]\nrequires = []\n").metadata(Optional.of(pom))).isEqualTo(pom);
        Metadata mixed = project("[project]\nname = \"eggs\"\ndynamic = [\"version\"]\nlicense = {text = \"my own\"}\nreadme = {text = \"x\", content-type = \"text/plain\"}")
                .metadata(Optional.of(pom));
        assertThat(mixed.text()).isEqualTo("""
                Metadata-Version: 2.1
                Name: eggs
                Version: 2.0
                License: my own
                Description-Content-Type: text/plain
                Summary: of the pom

                x
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "name = 'spam'|no version in [project]",
        "version = '1'|no name in [project]",
        "name = 'spam'; version = 'newest'|\"newest\" is no Python version",
        "name = '-spam'; version = '1'|\"-spam\" cannot be the name",
        "name = 'spam'; version = '1'; licence = 'MIT'|licence in [project], which nobody reads",
        "name = 'spam'; version = '1'; description = 3|description must be a string",
        "name = 'spam'; version = '1'; dependencies = 'numpy'|dependencies must be a list of strings",
        "name = 'spam'; version = '1'; dependencies = ['>=2']|\">=2\" is no requirement",
        "name = 'spam'; version = '1'; requires-python = '3.10'|\"3.10\" does not say which Pythons",
        "name = 'spam'; version = '1'; readme = 'none.md'|cannot read",
        "name = 'spam'; version = '1'; readme = 'manual.pdf'|manual.pdf is neither Markdown",
        "name = 'spam|is no TOML"})
    void mistakesAreNamed(String lines, String message) throws IOException {
        write(folder.resolve("pyproject.toml"), "[project]\n" + lines.replace("; ", "\n"));
        assertThatThrownBy(() -> PyProject.in(folder).orElseThrow().metadata(Optional.empty())).isInstanceOf(BuildException.class)
                .hasMessageContaining(message);
    }

    @Test
    void licenceFilesAreThoseNamedOrThoseByCustom() throws IOException {
        write(folder.resolve("LICENSE.txt"), "");
        write(folder.resolve("NOTICE"), "");
        write(folder.resolve("legal/MIT.txt"), "");
        assertThat(project("[project]\nname = \"a\"").licenceFiles()).extracting(Path::getFileName).extracting(Path::toString)
                .containsExactly("LICENSE.txt", "NOTICE");
        assertThat(project("[project]\nlicense-files = [\"legal/*\"]").licenceFiles()).containsExactly(folder.resolve("legal/MIT.txt"));
        PyProject missing = project("[project]\nlicense-files = [\"COPYRIGHT\"]");
        assertThatThrownBy(missing::licenceFiles).hasMessageContaining("\"COPYRIGHT\"");
    }

    @Test
    void entryPointsAreReadAndChecked() throws IOException {
        assertThat(project("[project.scripts]\nspam = \"spam:main\"\n[project.entry-points.\"a.b\"]\nx = \"spam\"\n").entryPoints().text())
                .isEqualTo("[a.b]\nx = spam\n\n[console_scripts]\nspam = spam:main\n");
        PyProject wrong = project("[project.scripts]\nspam = \"spam main\"\n");
        assertThatThrownBy(wrong::entryPoints).isInstanceOf(BuildException.class).hasMessageContaining("spam:main");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Apache License, Version 2.0|Apache-2.0", "The Apache Software License, Version 2.0|Apache-2.0",
        "Apache-2.0|Apache-2.0", "Apache 2|Apache-2.0", "MIT License|MIT", "The MIT License|MIT", "BSD-2-Clause|BSD-2-Clause",
        "Eclipse Public License v2.0|EPL-2.0", "EPL 2.0|EPL-2.0", "GNU General Public License, version 2|GPL-2.0-only"})
    void licencesThatPomsNameHaveAnExpression(String name, String expression) {
        assertThat(new MetadataFields().licences(List.of(name)).fields()).containsExactly(new Metadata.Field("License-Expression",
                expression));
    }

    @Test
    void aLicenceThatNobodyKnowsKeepsItsName() {
        assertThat(new MetadataFields().licences(List.of("MIT", "House rules")).fields())
                .containsExactly(new Metadata.Field("License", "MIT, House rules"));
    }

    @Test
    void aLineBreakCannotSmuggleInAHeader() {
        assertThat(new MetadataFields().add("Summary", "a\nName: b").fields()).containsExactly(new Metadata.Field("Summary", "a Name: b"));
        assertThatThrownBy(() -> new Metadata.Field("Summary", "a\nName: b")).isInstanceOf(BuildException.class);
    }
}
