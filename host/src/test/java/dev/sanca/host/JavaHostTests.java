package dev.sanca.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.testkit.ChildJvm;
import dev.sanca.testkit.PythonUnderTest;
import dev.sanca.testkit.Pythons;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The modules of wheels in a Python that Java hosts: they use the JVM that is there. */
class JavaHostTests {
    @Test
    void modulesUseTheJvmThatHostsPython(@TempDir Path folder) throws IOException {
        PythonUnderTest python = Pythons.embedded();
        String[] path = DemoSite.in(folder).pythonPath().split(File.pathSeparator);
        String output = ChildJvm.of(JavaHostsPythonMain.class).withPython(python).withArguments(path)
                .withoutEnv("SANCA_JAVA_HOME").run().requireSuccess().stdout();
        assertThat(output.lines()).containsExactly("3 True", "0", "hook");
    }
}
