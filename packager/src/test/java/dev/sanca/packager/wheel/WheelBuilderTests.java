package dev.sanca.packager.wheel;

import static dev.sanca.packager.wheel.SampleProject.TIME;
import static dev.sanca.packager.wheel.SampleProject.contentOf;
import static dev.sanca.packager.wheel.SampleProject.jar;
import static dev.sanca.packager.wheel.SampleProject.jarWithModule;
import static dev.sanca.packager.wheel.SampleProject.metadata;
import static dev.sanca.packager.wheel.SampleProject.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sanca.packager.BuildException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WheelBuilderTests {
    @TempDir
    private Path folder;

    private WheelProject spam() throws IOException {
        JarFile library = new JarFile(jar(folder.resolve("lib/eggs-2.0.jar"), Map.of("eggs.txt", "eggs")), "com.acme", "eggs", "2.0");
        JarFile runtime = new JarFile(jar(folder.resolve("lib/sanca-runtime-1.jar"), Map.of("x", "")), "dev.sanca", "sanca-runtime", "1");
        return WheelProject.of(metadata("Spam.Eggs", "1.0")).withTime(TIME)
                .withJava(jarWithModule(folder.resolve("target/spam-1.0.jar"), "spam"), List.of(library, runtime));
    }

    @Test
    void aWheelHasTheModulesPackageThenItsInformationThenTheRecord() throws IOException {
        Path wheel = new WheelBuilder(spam()).write(folder.resolve("dist"));
        assertThat(wheel.getFileName()).hasToString("spam_eggs-1.0-py3-none-any.whl");
        assertThat(contentOf(wheel).keySet()).containsExactly(
                "spam/__init__.py", "spam/__init__.pyi", "spam/jars/eggs-2.0.jar", "spam/jars/spam-1.0.jar", "spam/py.typed",
                        "spam/sanca.json",
                "spam_eggs-1.0.dist-info/METADATA", "spam_eggs-1.0.dist-info/WHEEL", "spam_eggs-1.0.dist-info/sboms/sanca.cdx.json",
                "spam_eggs-1.0.dist-info/RECORD");
    }

    @Test
    void theDescriptorNamesClassJarsInOrderAndOptions() throws IOException {
        Path wheel = new WheelBuilder(spam().withJvmOptions(List.of("-Xmx1g", "-Xss4m"))).write(folder.resolve("dist"));
        assertThat(contentOf(wheel).get("spam/sanca.json")).isEqualTo("""
                {
                  "format" : 1,
                  "module" : "spam",
                  "class" : "com.acme.Spam",
                  "jars" : [ "jars/spam-1.0.jar", "jars/eggs-2.0.jar" ],
                  "jvm-options" : [ "-Xss4m", "-Xmx1g" ],
                  "class-loader" : "acme"
                }
                """);
        assertThat(contentOf(wheel).get("spam/__init__.py")).contains("load_module(__name__)");
    }

    @Test
    void modulesOfAWheelShareWhatTheyUseFromOutside() throws IOException {
        Path jar = jar(folder.resolve("target/spam-1.0.jar"), Map.of(
                "META-INF/sanca/eggs/module.json", "{\"format\": 1, \"module\": \"eggs\", \"class\": \"E\", \"uses\": [\"coins\"]}",
                "META-INF/sanca/ham/module.json", "{\"format\": 1, \"module\": \"ham\", \"class\": \"H\", \"uses\": [\"eggs\", \"bags\"]}"));
        Path wheel = new WheelBuilder(WheelProject.of(metadata("spam", "1.0")).withJava(jar, List.of())).write(folder.resolve("dist"));
        for (String module : List.of("eggs", "ham")) {
            assertThat(contentOf(wheel).get(module + "/sanca.json")).contains("\"uses\" : [ \"bags\", \"coins\" ]");
        }
    }

    @Test
    void theWheelNeedsSancaAndAPythonThatHasIt() throws IOException {
        Path wheel = new WheelBuilder(spam()).write(folder.resolve("dist"));
        assertThat(contentOf(wheel).get("spam_eggs-1.0.dist-info/METADATA")).isEqualTo("""
                Metadata-Version: 2.1
                Name: Spam.Eggs
                Version: 1.0
                Requires-Dist: sanca>=%s
                Requires-Python: >=3.10
                """.formatted(PackagerVersion.python()));
    }

    @Test
    void aProjectMaySayItselfWhichSancaItNeeds() throws IOException {
        WheelProject own = spam();
        assertThat(needs(own.metadata().with("Requires-Dist", List.of("Sanca ==9.9")))).containsExactly("Sanca ==9.9");
        assertThat(needs(own.metadata().with("Requires-Dist", List.of("sanca-extra", "sanca.more"))))
                .containsExactly("sanca-extra", "sanca.more", "sanca>=" + PackagerVersion.python());
    }

    private List<String> needs(Metadata metadata) throws IOException {
        WheelProject project = WheelProject.of(metadata).withJava(spam().classes().orElseThrow(), List.of());
        return new WheelBuilder(project).completeMetadata().all("Requires-Dist");
    }

    @Test
    void theRecordHasHashAndSizeOfEachFileButItself() throws IOException {
        WheelProject project = WheelProject.of(metadata("ham", "1.0")).withTime(TIME)
                .withPython(List.of(write(folder.resolve("py/ham/a,b.txt"), "hello").getParent().getParent()));
        Map<String, String> content = contentOf(new WheelBuilder(project).write(folder.resolve("dist")));
        assertThat(content.get("ham-1.0.dist-info/RECORD").lines()).containsExactly(
                "\"ham/a,b.txt\",sha256=LPJNul-wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ,5",
                "ham-1.0.dist-info/METADATA,sha256=" + Sha256.base64(content.get("ham-1.0.dist-info/METADATA").getBytes()) + ",69",
                "ham-1.0.dist-info/WHEEL,sha256=" + Sha256.base64(content.get("ham-1.0.dist-info/WHEEL").getBytes()) + ","
                        + content.get("ham-1.0.dist-info/WHEEL").length(),
                "ham-1.0.dist-info/RECORD,,");
    }

    @Test
    void twoBuildsAreTheSameBytesWhereverAndWhenever() throws IOException {
        WheelProject project = spam();
        byte[] first = Files.readAllBytes(new WheelBuilder(project).write(folder.resolve("dist")));
        TimeZone here = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            Files.setLastModifiedTime(folder.resolve("lib/eggs-2.0.jar"), FileTime.from(Instant.EPOCH));
            assertThat(new WheelBuilder(project).write(folder.resolve("elsewhere"))).hasBinaryContent(first);
        } finally {
            TimeZone.setDefault(here);
        }
    }

    @Test
    void aTimeThatZipFilesCannotSayIsTheNearestOneTheyCan() throws IOException {
        WheelProject old = spam().withTime(Instant.EPOCH);
        assertThat(new WheelBuilder(old).write(folder.resolve("a")))
                .hasSameBinaryContentAs(new WheelBuilder(old.withTime(WheelProject.NO_TIME)).write(folder.resolve("b")));
    }

    @Test
    void modulesOfOneWheelShareTheJars() throws IOException {
        WheelProject two = WheelProject.of(metadata("spam", "1.0"))
                .withJava(jarWithModule(folder.resolve("target/spam.jar"), "acme.deep.spam", "zoo"), List.of());
        Map<String, String> content = contentOf(new WheelBuilder(two).write(folder.resolve("dist")));
        assertThat(content).containsKey("acme/deep/spam/jars/spam.jar").doesNotContainKey("zoo/jars/spam.jar");
        assertThat(content.get("zoo/sanca.json")).contains("\"../acme/deep/spam/jars/spam.jar\"");
        assertThat(content.get("acme/deep/spam/sanca.json")).contains("[ \"jars/spam.jar\" ]");
    }

    @Test
    void jarsOfOneNameFromTwoGroupsAreBothThere() throws IOException {
        JarFile one = new JarFile(jar(folder.resolve("a/core.jar"), Map.of("a", "a")), "com.a", "core", "");
        JarFile two = new JarFile(jar(folder.resolve("b/core.jar"), Map.of("b", "b")), "com.b", "core", "");
        WheelProject project = WheelProject.of(metadata("spam", "1")).withJava(jarWithModule(folder.resolve("t/spam.jar"), "spam"),
                List.of(one, two));
        assertThat(contentOf(new WheelBuilder(project).write(folder.resolve("dist"))))
                .containsKeys("spam/jars/core.jar", "spam/jars/com.b-core.jar");
    }

    @Test
    void aPackageWrittenTwiceIsRefusedWithTheWayOut() throws IOException {
        WheelProject both = spam().withPython(List.of(write(folder.resolve("py/spam/__init__.py"), "").getParent().getParent()));
        assertThatThrownBy(() -> new WheelBuilder(both).write(folder.resolve("dist"))).isInstanceOf(BuildException.class)
                .hasMessageContaining("spam/__init__.py").hasMessageContaining("spam._spam");
        assertThat(folder.resolve("dist")).doesNotExist();
    }

    @Test
    void pythonCodeAroundAJavaModuleKeepsItsPackage() throws IOException {
        write(folder.resolve("py/spam/__pycache__/x.txt"), "");
        write(folder.resolve("py/spam/x.pyc"), "");
        WheelProject mixed = WheelProject.of(metadata("spam", "1.0"))
                .withJava(jarWithModule(folder.resolve("t/spam.jar"), "spam._spam"), List.of())
                .withPython(List.of(write(folder.resolve("py/spam/__init__.py"), "from ._spam import *\n").getParent().getParent()));
        assertThat(contentOf(new WheelBuilder(mixed).write(folder.resolve("dist"))).keySet()).filteredOn(name -> name.startsWith("spam/"))
                .containsExactly("spam/__init__.py", "spam/_spam/__init__.py", "spam/_spam/__init__.pyi", "spam/_spam/jars/spam.jar",
                        "spam/_spam/py.typed", "spam/_spam/sanca.json");
    }

    @Test
    void nothingToPackIsAnError() {
        WheelProject empty = WheelProject.of(metadata("spam", "1.0")).withPython(List.of(folder.resolve("none")));
        assertThatThrownBy(() -> new WheelBuilder(empty).write(folder)).isInstanceOf(BuildException.class)
                .hasMessageContaining("no Java code");
    }

    @Test
    void javaCodeWithoutAModuleIsAnError() throws IOException {
        WheelProject plain = spam().withJava(jar(folder.resolve("plain.jar"), Map.of("A.class", "")), List.of());
        assertThatThrownBy(() -> new WheelBuilder(plain).write(folder)).isInstanceOf(BuildException.class)
                .hasMessageContaining("plain.jar").hasMessageContaining("@PyModule");
    }

    @Test
    void theOldWheelGoesAndOtherProjectsStay() throws IOException {
        write(folder.resolve("dist/spam_eggs-0.9-py3-none-any.whl"), "");
        write(folder.resolve("dist/spam-0.9-py3-none-any.whl"), "");
        new WheelBuilder(spam()).write(folder.resolve("dist"));
        assertThat(folder.resolve("dist")).isDirectoryNotContaining("glob:**spam_eggs-0.9*").isDirectoryContaining("glob:**/spam-0.9*");
    }

    @Test
    void extrasGoWherePipLooksForThem() throws IOException {
        WheelProject project = spam()
                .withEntryPoints(EntryPoints.NONE.with("spam.plugins", Map.of("b", "spam:B", "a", "spam")).with(
                        EntryPoints.CONSOLE_SCRIPTS, Map.of("spam-count", "spam:main")))
                .withData(write(folder.resolve("data/share/man/spam.1"), ".TH").getParent().getParent().getParent())
                .withLicenceFiles(List.of(write(folder.resolve("LICENSE"), "free")));
        Map<String, String> content = contentOf(new WheelBuilder(project).write(folder.resolve("dist")));
        assertThat(content).containsEntry("spam_eggs-1.0.data/data/share/man/spam.1", ".TH")
                .containsEntry("spam_eggs-1.0.dist-info/licenses/LICENSE", "free")
                .containsEntry("spam_eggs-1.0.dist-info/entry_points.txt",
                        "[console_scripts]\nspam-count = spam:main\n\n[spam.plugins]\na = spam\nb = spam:B\n");
        assertThat(content.get("spam_eggs-1.0.dist-info/METADATA")).contains("Metadata-Version: 2.4\n", "License-File: LICENSE\n");
    }

    @Test
    void theBillOfMaterialsNamesEachJarWithItsHash() throws IOException {
        Map<String, String> content = contentOf(new WheelBuilder(spam()).write(folder.resolve("dist")));
        assertThat(content.get("spam_eggs-1.0.dist-info/sboms/sanca.cdx.json"))
                .contains("\"pkg:maven/com.acme/eggs@2.0\"", "\"pkg:pypi/spam-eggs@1.0\"", Sha256.hex(Files.readAllBytes(
                        folder.resolve("lib/eggs-2.0.jar")))).doesNotContain("sanca-runtime");
    }

    @Test
    void aBundledJavaMakesAPlatformWheelAndItsProgramsStayPrograms() throws IOException {
        Path helper = write(folder.resolve("image/lib/jspawnhelper"), "#!");
        helper.toFile().setExecutable(true);
        write(folder.resolve("image/lib/modules"), "");
        Path wheel = new WheelBuilder(spam().withBundledJava(new BundledJava(folder.resolve("image"), "manylinux_2_17_x86_64")))
                .write(folder.resolve("dist"));
        assertThat(wheel.getFileName()).hasToString("spam_eggs-1.0-py3-none-manylinux_2_17_x86_64.whl");
        Map<String, String> content = contentOf(wheel);
        assertThat(content.get("spam/sanca.json")).contains("\"java-home\" : \"java\"");
        assertThat(content.get("spam_eggs-1.0.dist-info/WHEEL")).contains("Root-Is-Purelib: false\nTag: py3-none-manylinux_2_17_x86_64\n");
        try (var zip = FileSystems.newFileSystem(wheel, Map.of("enablePosixFileAttributes", "true"))) {
            assertThat(Files.getPosixFilePermissions(zip.getPath("spam/java/lib/jspawnhelper")))
                    .isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
            assertThat(Files.getPosixFilePermissions(zip.getPath("spam/java/lib/modules")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
        }
    }
}
