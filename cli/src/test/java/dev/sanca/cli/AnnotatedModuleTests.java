package dev.sanca.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Annotated classes on lines of Setup: how they are built, and how they live in the interpreter. */
@EnabledOnOs(OS.LINUX)
class AnnotatedModuleTests {
    private static final String SETUP = "ham Ham.java\nlife com/acme/Tools.java com/acme/Life.java lib/dep.jar\n";

    /** Something of everything: an annotated class that is not the first source, and needs a library. */
    private static final String LIFE = """
            package com.acme;

            import dep.Dep;
            import dev.sanca.PyObject;
            import dev.sanca.extension.*;
            import java.io.IOException;
            import java.nio.file.Files;
            import java.nio.file.Path;

            /** Lives. */
            @PyModule(name = "life", interpreters = Interpreters.OWN_GIL, gilNeeded = false)
            public final class Life {
                private Life() {}

                @PyFunction
                static String greet(String name, @PyDefault("'!'") String end) {
                    return Tools.twice(Dep.TEXT + " " + name + end);
                }

                @PyFunction
                static String read(Path file) throws IOException {
                    return Files.readString(file);
                }

                @PyFunction(releaseGil = true)
                static void sleep(long milliseconds) throws InterruptedException {
                    Thread.sleep(milliseconds);
                }

                @PyFunction
                static String property(String name) {
                    return System.getProperty(name);
                }

                /** Has the function called when Java ends. */
                @PyFunction
                static void atEnd(PyObject function) {
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> function.call().close()));
                }

                /** Calls the function for ever, on a thread that is no daemon. */
                @PyFunction
                static void forEver(PyObject function) {
                    new Thread(() -> {
                        try {
                            while (true) {
                                function.call().close();
                            }
                        } catch (IllegalStateException closed) {
                            return;
                        }
                    }).start();
                }

                @PyClass
                static final class Box {
                    @PyInit
                    Box() {}

                    @PyMethod
                    long one() {
                        return 1;
                    }
                }
            }
            """;

    @TempDir
    static Path folder;

    private static Project project;

    @BeforeAll
    static void build() throws IOException {
        project = Project.create(folder.resolve("annotated"));
        project.write("Modules/com/acme/Life.java", LIFE);
        project.write("Modules/com/acme/Tools.java", "package com.acme;\n\nfinal class Tools {\n"
                + "    static String twice(String text) {\n        return text + text;\n    }\n}\n");
        project.write("dep/Dep.java", "package dep;\npublic class Dep {\n"
                + "    public static final String TEXT = String.valueOf(\"hello\");\n}\n");
        String bin = Path.of(System.getProperty("java.home"), "bin").toString();
        Files.createDirectories(project.root().resolve("Modules/lib"));
        assertThat(Run.in(project.root(), "sh", "-c", "'%1$s/javac' -d dep dep/Dep.java && '%1$s/jar' -cf Modules/lib/dep.jar -C dep dep"
                .formatted(bin))).isEqualTo(new Run(0, ""));
        project.write("Modules/Setup", SETUP);
        project.build();
    }

    /** Tests that change the sources leave them as they were. */
    @AfterEach
    void restore() throws IOException {
        if (!Files.readString(project.root().resolve("Modules/Setup")).equals(SETUP)
                || !Files.readString(project.root().resolve("Modules/com/acme/Life.java")).equals(LIFE)) {
            project.write("Modules/com/acme/Life.java", LIFE);
            project.write("Modules/Setup", SETUP);
            project.build();
        }
    }

    @Test
    void theModuleIsBuiltInAndItsFunctionsAreCalledAsPythonFunctionsAre() {
        assertThat(project.python("""
                import sys, life
                print("life" in sys.builtin_module_names, life.greet("Ada", end="?"), life.__doc__)
                """)).isEqualTo(new Run(0, "True hello Ada?hello Ada? Lives.\n"));
        assertThat(project.python("import life; life.greet()").output())
                .endsWith("TypeError: greet() missing 1 required positional argument: 'name'\n");
    }

    @Test
    void whatJavaThrowsIsOfAClassForItsClass() {
        assertThat(project.python("""
                import life
                try:
                    life.read("no such file")
                except FileNotFoundError as e:
                    print(type(e).__module__, type(e).__name__, [c.__name__ for c in type(e).__mro__ if c.__module__ == "java.io"], e.errno)
                """)).isEqualTo(new Run(0, "java.nio.file NoSuchFileException ['IOException'] 2\n"));
    }

    @Test
    void theStubIsWhereTypeCheckersLook() {
        assertThat(project.root().resolve("lib/python3.14/site-packages/life-stubs/__init__.pyi")).content()
                .contains("def greet(name: str, end: str = '!') -> str:");
        assertThat(project.root().resolve("lib/python3.14/site-packages/life-stubs/module.json")).doesNotExist();
    }

    @Test
    void theCacheOfTheJvmsStartHasTheRuntime() throws IOException {
        Path log = folder.resolve("classes.txt");
        Run run = project.python(Map.of("SANCA_JAVA_OPTIONS", "-Xlog:class+load:file=" + log), "-c", "import life");
        assertThat(run).isEqualTo(new Run(0, ""));
        assertThat(Files.readString(log)).containsPattern("dev\\.sanca\\.glue\\.Glue source: shared objects file")
                .containsPattern("com\\.acme\\.LifeGlue source: shared objects file");
    }

    @Test
    void modulesForTheCApiAloneDoNotLoadTheRuntime() throws IOException {
        Path log = folder.resolve("ham.txt");
        project.python(Map.of("SANCA_JAVA_OPTIONS", "-XX:AOTMode=off -Xlog:class+load:file=" + log), "-c", "import ham");
        try (Stream<String> lines = Files.lines(log)) {
            assertThat(lines.filter(line -> line.contains(" dev.sanca."))
                    .map(line -> line.replaceAll(".* (dev\\.sanca\\.\\w+)\\..*", "$1"))).containsOnly("dev.sanca.capi", "dev.sanca.interpreter");
        }
    }

    @Test
    void shutdownHooksRunAndTheStatusIsPythons() {
        assertThat(project.python("import life, sys; life.at_end(lambda: print('bye', flush=True)); sys.exit(7)"))
                .isEqualTo(new Run(7, "bye\n"));
        assertThat(project.python("import life; life.at_end(lambda: print('bye')); 1 / 0").status()).isEqualTo(1);
        assertThat(project.python("import threading\n"
                + "threading.Thread(target=lambda: __import__('life').at_end(lambda: print('bye'))).start()")).isEqualTo(new Run(0, "bye\n"));
    }

    @Test
    void anOptionOfTheJvmMayBeLongAndTheyMayNotBeTooMany() {
        String code = "import life; print(len(life.property('long')))";
        assertThat(project.python(Map.of("SANCA_JAVA_OPTIONS", "-Dlong=" + "x".repeat(10_000)), "-c", code))
                .isEqualTo(new Run(0, "10000\n"));
        assertThat(project.python(Map.of("SANCA_JAVA_OPTIONS", "-Dx=1 ".repeat(100)), "-c", code).output())
                .endsWith("ImportError: the JVM does not start: it would have more than 100 options, or there is no memory for them\n");
    }

    @Test
    void itRunsByDashM() throws IOException {
        project.write("ones.py", "import life, sys\nprint(life.Box().one(), sys.argv[1])\n");
        assertThat(project.python(Map.of(), "-m", "ones", "x")).isEqualTo(new Run(0, "1 x\n"));
    }

    @Test
    void threadsOfJavaKeepNobodyWaiting() {
        assertThat(project.python("""
                import life, time
                calls = []
                life.for_ever(lambda: calls.append(1))
                while not calls:
                    time.sleep(0.01)
                print("end")
                """)).isEqualTo(new Run(0, "end\n"));
    }

    @Test
    void interruptsArePythons() {
        assertThat(project.python("""
                import life, os, signal, threading
                try:
                    threading.Thread(target=lambda: os.kill(os.getpid(), signal.SIGINT)).start()
                    while True:
                        life.sleep(10)
                except KeyboardInterrupt:
                    print("interrupted")
                """)).isEqualTo(new Run(0, "interrupted\n"));
    }

    @Test
    void eachSubInterpreterHasItsOwnModule() {
        String code = """
                import _interpreters
                for _ in range(2):
                    interpreter = _interpreters.create()
                    failed = _interpreters.run_string(interpreter, '''
                import life
                life.sleep(1)
                kept = life.Box()
                print(kept.one(), life.greet("a"), flush=True)
                ''')
                    _interpreters.destroy(interpreter)
                    print(failed, flush=True)
                """;
        String output = "1 hello a!hello a!\nNone\n1 hello a!hello a!\nNone\n";
        assertThat(project.python(code + "import life\nlife.at_end(lambda: print('bye'))\n")).isEqualTo(new Run(0, output + "bye\n"));
        assertThat(project.python("import life\nlife.at_end(lambda: print('bye'))\n" + code)).isEqualTo(new Run(0, output + "bye\n"));
    }

    @Test
    void aSubInterpreterMayBeTheOnlyOneThatUsesJava() {
        assertThat(project.python("""
                import _interpreters
                interpreter = _interpreters.create()
                _interpreters.run_string(interpreter, "import life; life.at_end(print)")
                _interpreters.destroy(interpreter)
                print("end")
                """).status()).isZero();
    }

    @Test
    void javaIsRefusedInForks() {
        // Without the JIT compiler, one of whose locks a fork may take along, locked.
        assertThat(project.python(Map.of("SANCA_JAVA_OPTIONS", "-Xint"), "-c", """
                import life, os, warnings
                warnings.simplefilter("ignore")
                life.greet("a")
                if os.fork() == 0:
                    for use in (lambda: life.greet("b"), lambda: __import__("ham")):
                        try:
                            use()
                        except (RuntimeError, ImportError) as e:
                            print(type(e).__name__, "cannot run in a fork" in str(e), flush=True)
                    os._exit(0)
                os.wait()
                print(life.Box().one())
                """)).isEqualTo(new Run(0, "RuntimeError True\nImportError True\n1\n"));
    }

    @Test
    void errorsOfTheProcessorNameFileLineAndId() throws IOException {
        project.write("Modules/com/acme/Life.java", LIFE.replace("static String greet", "String greet"));
        Run make = project.make();
        assertThat(make.status()).isNotZero();
        assertThat(make.output()).contains("Modules/com/acme/Life.java:16: error: SANCA004: ")
                .contains("Modules/Setup:2: module life is not built");
    }

    @Test
    void theNamesMustBeTheSame() throws IOException {
        project.write("Modules/com/acme/Life.java", LIFE.replace("name = \"life\"", "name = \"death\""));
        Run make = project.make();
        assertThat(make.status()).isNotZero();
        assertThat(make.output()).contains("Modules/Setup:2: module life is not built: no @PyModule of its sources has this name")
                .contains("Modules/com/acme/Life.java:11:@PyModule(name = \"death\"");
    }

    @Test
    void aProcessorThatDoesNotRunIsNoticed() throws IOException {
        project.write("Modules/com/acme/Life.java", LIFE + "\n");
        assertThat(project.make("JAVAFLAGS=-proc:none").output()).contains("or the annotation processor did not run: see JAVAFLAGS");
    }

    @Test
    void aChangedSourceIsCompiledAndAChangedPackageFound() throws IOException {
        project.write("Modules/com/acme/Life.java", LIFE.replace("return 1;", "return 2;")
                .replace("package com.acme;", "package com.acme2;").replace("Tools.twice", ""));
        project.build();
        assertThat(project.python("import life; print(life.Box().one(), life.greet('a'))")).isEqualTo(new Run(0, "2 hello a!\n"));
        assertThat(project.make().output()).doesNotContain("javac");
    }

    @Test
    void aJarWithAnAnnotatedModuleNeedsNoMoreThanItsName() throws IOException {
        Files.copy(project.root().resolve("lib/sanca/life.jar"), project.root().resolve("Modules/lib/prebuilt.jar"));
        project.write("Modules/Setup", "life lib/prebuilt.jar lib/dep.jar\n");
        project.build();
        assertThat(project.root().resolve("lib/sanca/life.jar")).doesNotExist();
        assertThat(project.python("import life; print(life.greet('a'))")).isEqualTo(new Run(0, "hello a!hello a!\n"));
        project.write("Modules/Setup", "life lib/prebuilt.jar lib/dep.jar com.acme.Life\n");
        project.build();
        assertThat(project.python("import life; print(life.greet('a'))")).isEqualTo(new Run(0, "hello a!hello a!\n"));
        project.write("Modules/Setup", "death lib/prebuilt.jar lib/dep.jar com.acme.Life\n");
        project.build();
        assertThat(project.python("import death").output()).endsWith("ImportError: Java module 'death': class com.acme.Life has no"
                + " \"static long PyInit_death()\", nor has com.acme.LifeGlue; @PyModule(name = …) must say the same name\n");
    }

    /** Importing the second has Java import the first: C is called by Java, which C called. */
    @Test
    void modulesThatAreCompiledTogetherUseEachOthersClasses() throws IOException {
        project.write("Modules/acme/A.java", """
                package acme;

                import dev.sanca.extension.*;

                @PyModule(name = "a")
                final class A {
                    @PyClass
                    record Box(long content) {}

                    @PyModule(name = "sub")
                    static final class Sub {
                        @PyFunction
                        static long two() {
                            return 2;
                        }
                    }
                }
                """);
        project.write("Modules/acme/B.java", """
                package acme;

                import dev.sanca.extension.*;

                @PyModule(name = "b")
                final class B {
                    @PyFunction
                    static A.Box box(long content) {
                        return new A.Box(content);
                    }
                }
                """);
        project.write("Modules/Setup", "ham Ham.java\na acme/A.java acme/B.java\nb acme.B\n");
        project.build();
        assertThat(project.python("import b; print(b.box(3)); import a.sub; print(a.sub.two(), a.Box(3) == b.box(3))"))
                .isEqualTo(new Run(0, "Box(content=3)\n2 True\n"));
        assertThat(project.root().resolve("lib/python3.14/site-packages/a-stubs/sub.pyi")).exists();
    }

    @Test
    void sancaPythonHasTheModuleToo() {
        String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        assertThat(Run.in(project.root(), java, "--enable-native-access=ALL-UNNAMED", "-Xrs", "-cp", System.getProperty("java.class.path"),
                "dev.sanca.cli.Main", "python", "-c", "import life; print(life.greet('a'), life.Box().one())"))
                .isEqualTo(new Run(0, "hello a!hello a! 1\n"));
    }
}
