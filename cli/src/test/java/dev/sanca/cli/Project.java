package dev.sanca.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sanca.interpreter.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A project of {@code sanca new}, for tests: needs make, a C compiler and the packaged jars.
 *
 * @param root its folder
 */
record Project(Path root) {
    /** Makes the folder, or leaves the test out. */
    static Project create(Path root) {
        assumeTrue(Host.class.getProtectionDomain().getCodeSource().getLocation().getPath().endsWith(".jar"), "run with: mvn verify");
        assumeTrue(Run.in(root.getParent(), "sh", "-c", "command -v cc make").status() == 0, "needs make and a C compiler");
        assertThat(Main.commandLine().execute("new", root.toString())).isZero();
        return new Project(root);
    }

    /** Writes a file, such as {@code Modules/Setup}. */
    void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    Run make(String... arguments) {
        return Run.in(root, Stream.concat(Stream.of("make"), Stream.of(arguments)).toArray(String[]::new));
    }

    /** Builds, which must succeed. */
    void build() {
        Run make = make();
        assertThat(make.status()).as(make.output()).isZero();
    }

    /** Runs {@code ./python -c}. */
    Run python(String code) {
        return python(Map.of(), "-c", code);
    }

    Run python(Map<String, String> environment, String... arguments) {
        return Run.in(root, environment, Stream.concat(Stream.of("./python"), Stream.of(arguments)).toArray(String[]::new));
    }
}
