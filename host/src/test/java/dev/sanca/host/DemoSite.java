package dev.sanca.host;

import dev.sanca.Interpreter;
import dev.sanca.capi.CPython;
import dev.sanca.interpreter.Host;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** What wheels would have installed: packages with modules in Java, in a folder for {@code PYTHONPATH}; and Sanca's jars. */
final class DemoSite {
    private static final String STUB = "from sanca import load_module; load_module(__name__)\n";

    private final Path folder;
    private final Path jars;

    private DemoSite(Path folder) {
        this.folder = folder.resolve("site");
        this.jars = folder.resolve("jars");
    }

    /** Installs everything below a folder. */
    static DemoSite in(Path folder) throws IOException {
        DemoSite site = new DemoSite(folder);
        Files.createDirectories(site.jars);
        for (Class<?> type : List.of(CPython.class, Interpreter.class, Host.class, Boot.class)) {
            site.jar(origin(type), type.getPackageName() + ".jar", "dev");
        }
        site.jar(origin(DemoSite.class), "demo-1.jar", "dev/sanca/host/demo");
        site.jar(site.secondVersion(), "demo-2.jar", "dev/sanca/host/demo");
        site.jar(origin(DemoSite.class), "coins.jar", "dev/sanca/host/coins");
        site.jar(origin(DemoSite.class), "purses.jar", "dev/sanca/host/purses");
        site.modules();
        return site;
    }

    private void modules() throws IOException {
        String first = "\"jars\": [\"../../jars/demo-1.jar\"]";
        module("demo", first);
        Files.writeString(folder.resolve("demo/helper.py"), "def double(n):\n    return 2 * n\n");
        module("demo/inner", "\"jars\": [\"../../../jars/demo-1.jar\"]");
        module("single", first);
        module("failing", first);
        module("throwing", first);
        module("demo_two", "\"jars\": [\"../../jars/demo-2.jar\"]");
        module("shared_a", first + ", \"class-loader\": \"shared\"");
        module("shared_b", "\"jars\": [], \"class-loader\": \"shared\", \"uses\": [\"shared_a\"]");
        module("user", "\"jars\": [], \"uses\": [\"demo\"]");
        annotated("coins", "coins", "Coins", "\"jars\": [\"../../jars/coins.jar\"]");
        String purses = "\"jars\": [\"../../jars/purses.jar\", \"../../jars/coins.jar\"]";
        annotated("purses", "purses", "Purses", purses + ", \"uses\": [\"coins\"]");
        annotated("alone/purses", "purses", "Purses", purses.replace("../../jars", "../../../jars"));
        annotated("lost", "purses", "Purses", purses + ", \"uses\": [\"nowhere\"]");
        module("options", first + ", \"jvm-options\": [\"-Ddemo.a=module\", \"-Ddemo.c=module\"]");
        module("late_options", first + ", \"jvm-options\": [\"-Ddemo.late=1\"]");
    }

    private void module(String path, String rest) throws IOException {
        module(path, "dev.sanca.host.demo.DemoModule", rest);
    }

    private void annotated(String path, String inPackage, String type, String rest) throws IOException {
        module(path, "dev.sanca.host." + inPackage + "." + type + "Glue", rest);
    }

    private void module(String path, String type, String rest) throws IOException {
        Path packageFolder = Files.createDirectories(folder.resolve(path));
        Files.writeString(packageFolder.resolve("__init__.py"), STUB);
        Files.writeString(packageFolder.resolve("sanca.json"), """
                {"format": 1, "module": "%s", "class": "%s", %s}
                """.formatted(path.replace('/', '.'), type, rest));
    }

    /** The same classes with another version of the library. */
    private Path secondVersion() throws IOException {
        Path classes = Files.createDirectories(folder.resolveSibling("demo-2"));
        Path source = classes.resolve("Library.java");
        Files.writeString(source, "package dev.sanca.host.demo; final class Library { static final String VERSION = String.valueOf(2); }");
        ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
        int status = javac.run(System.out, System.err, "-proc:none", "-d", classes.toString(), source.toString());
        if (status != 0) {
            throw new IllegalStateException("javac failed");
        }
        Path own = classes.resolve("dev/sanca/host/demo");
        try (Stream<Path> first = Files.list(origin(DemoSite.class).resolve("dev/sanca/host/demo"))) {
            for (Path file : first.filter(file -> !file.endsWith("Library.class")).toList()) {
                Files.copy(file, own.resolve(file.getFileName()));
            }
        }
        return classes;
    }

    private void jar(Path classes, String name, String below) throws IOException {
        if (Files.isRegularFile(classes)) {
            Files.copy(classes, jars.resolve(name));
            return;
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jars.resolve(name)));
                Stream<Path> files = Files.walk(classes.resolve(below))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }

    /** The class path that Sanca's own classes are on. */
    String classPath() {
        try (Stream<Path> all = Files.list(jars)) {
            return String.join(File.pathSeparator,
                    all.map(Path::toString).filter(name -> !name.matches(".*(demo-\\d|coins|purses)\\.jar")).sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code PYTHONPATH} is to be. */
    String pythonPath() {
        Path sources = Path.of("..", "python", "src").toAbsolutePath().normalize();
        return sources + File.pathSeparator + folder;
    }

    private static Path origin(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
