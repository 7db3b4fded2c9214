package dev.sanca.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sanca.interpreter.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code sanca new}, {@code make}, {@code ./python}, as a user does it. Needs make, a C compiler and the packaged jars. */
@EnabledOnOs(OS.LINUX)
class BuiltInterpreterTests {
    private static final String SETUP = """
            a1 a1.c
            a2 a2.c $(A2_CFLAGS)
            A2_CFLAGS=-DVALUE=2
            spam spammodule.c
            ham Ham.java
            thrower Thrower.java
            empty Empty.java
            hot Hot.java
            *shared*
            b1 b1.c
            b2 sub/b2.cpp
            egg pkg/Egg.java
            *disabled*
            gone
            pwd
            """;

    /** Java code that makes HotSpot use SIGSEGV: null checks of compiled code, and a collection while it runs. */
    private static final String HOT = """
            import static dev.sanca.capi.Python.*;
            import dev.sanca.capi.MethodTable;
            import dev.sanca.capi.ModuleDef;

            public class Hot {
                static int count;

                static void use(Object o) {
                    try {
                        count += o.hashCode();
                    } catch (NullPointerException e) {
                        count++;
                    }
                }

                static long run(long self, long args) {
                    for (int i = 0; i < 2_000_000; i++) {
                        if (i == 1_900_000) {
                            System.gc();
                        }
                        use(i < 1_500_000 ? "x" : null);
                    }
                    return PyLong_FromLong(1);
                }

                static long sleep(long self, long args) {
                    while (PyErr_CheckSignals() == 0) {
                        Thread.onSpinWait();
                    }
                    return NULL;
                }

                static final long methods = MethodTable.of(MethodTable.method("run", Hot::run, METH_NOARGS, "Runs."),
                        MethodTable.method("sleep", Hot::sleep, METH_NOARGS, "Sleeps until a signal."));
                static final long module = ModuleDef.of("hot").m_methods(methods).address();

                public static long PyInit_hot() {
                    return PyModuleDef_Init(module);
                }
            }
            """;

    @TempDir
    static Path folder;

    private static Path project;

    @BeforeAll
    static void build() throws IOException {
        assumeTrue(Host.class.getProtectionDomain().getCodeSource().getLocation().getPath().endsWith(".jar"), "run with: mvn verify");
        assumeTrue(Run.in(folder, "sh", "-c", "command -v cc c++ make").status() == 0, "needs make, a C and a C++ compiler");
        project = folder.resolve("my interpreter");
        assertThat(Main.commandLine().execute("new", project.toString())).isZero();
        for (String name : List.of("a1", "a2", "b1")) {
            source(name + ".c", cModule(name));
        }
        source("sub/b2.cpp", cModule("b2"));
        source("pkg/Egg.java", "package pkg;\npublic class Egg {\n" + init("egg", """
                dev.sanca.capi.Python.PyModuleDef_Init(dev.sanca.capi.ModuleDef.of("egg").address())"""));
        source("Thrower.java", "class Thrower {\n static boolean T = true;\n" + init("thrower", "fail()")
                + "static long fail() { throw new IllegalStateException(\"on purpose\"); } }\n");
        source("Empty.java", "class Empty {}\n");
        source("Hot.java", HOT);
        source("Setup", SETUP);
        Run make = make("-j2");
        assertThat(make.status()).as(make.output()).isZero();
    }

    private static String init(String name, String expression) {
        return "  public static long PyInit_" + name + "() { return " + expression + "; }\n" + (name.equals("egg") ? "}\n" : "");
    }

    private static String cModule(String name) {
        return """
                #include <Python.h>
                static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "%1$s", NULL, 0, NULL, NULL, NULL, NULL, NULL};
                PyMODINIT_FUNC PyInit_%1$s(void) { return PyModuleDef_Init(&module); }
                """.formatted(name);
    }

    private static void source(String name, String text) throws IOException {
        Path file = project.resolve("Modules").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static Run make(String... arguments) {
        return Run.in(project, Stream.concat(Stream.of("make"), Stream.of(arguments)).toArray(String[]::new));
    }

    private static Run python(String code) {
        return Run.in(project, "./python", "-c", code);
    }

    @BeforeEach
    void setup() throws IOException {
        if (!Files.readString(project.resolve("Modules/Setup")).equals(SETUP)) {
            source("Setup", SETUP);
            make();
        }
    }

    @Test
    void staticModulesAreBuiltIn() {
        Run run = python("import sys; print(sorted({'a1', 'a2', 'spam', 'ham', 'b1', 'egg'} & set(sys.builtin_module_names)))");
        assertThat(run).isEqualTo(new Run(0, "['a1', 'a2', 'ham', 'spam']\n"));
    }

    @Test
    void aJavaModuleCallsBack() {
        assertThat(python("import ham; ham.set_callback(lambda n: n * 2); print(ham.fire(21), flush=True); ham.set_callback(3)"))
                .satisfies(run -> assertThat(run.output()).startsWith("42\n").endsWith("TypeError: parameter must be callable\n"));
    }

    @Test
    void sharedModulesAreFiles() {
        assertThat(python("import b1, b2, egg; print([m.__file__.split('.')[-1] for m in (b1, b2, egg)])"))
                .isEqualTo(new Run(0, "['so', 'so', 'so']\n"));
    }

    @Test
    void disabledModulesSaySo() {
        assertThat(python("import gone").output()).endsWith("ModuleNotFoundError: No module named 'gone': Modules/Setup:14 disables it\n");
        assertThat(python("import pwd").output()).endsWith("ModuleNotFoundError: No module named 'pwd': Modules/Setup:15 disables it\n");
        assertThat(python("import sys; print('pwd' in sys.builtin_module_names)").output()).isEqualTo("False\n");
    }

    @Test
    void theJvmStartsWithTheFirstJavaModule() {
        assertThat(python("""
                import a1, b1
                jvm = lambda: 'libjvm' in open('/proc/self/maps').read()
                before = jvm()
                import egg
                middle = jvm()
                import ham
                print(before, middle)
                """)).isEqualTo(new Run(0, "False True\n"));
    }

    @Test
    void faultsOfJavaModulesAreImportErrors() {
        assertThat(python("import thrower").output()).endsWith("ImportError: Java module 'thrower': its init function threw"
                + " java.lang.IllegalStateException: on purpose\n");
        assertThat(python("import empty").output()).endsWith("ImportError: Java module 'empty': class Empty has no"
                + " \"static long PyInit_empty()\"\n");
    }

    @Test
    void withoutJavaTheImportErrorNamesThePlaces() throws IOException {
        Path old = Files.createDirectories(folder.resolve("old/lib/server"));
        Files.writeString(old.resolve("libjvm.so"), "");
        Files.writeString(folder.resolve("old/release"), "JAVA_VERSION=\"17.0.2\"\n");
        Run run = Run.in(project, Map.of("SANCA_JAVA_HOME", folder.resolve("old").toString()), "./python", "-c", "import ham");
        assertThat(run.output()).contains("ImportError: no Java 25 or newer; looked in").contains("old is Java 17, too old")
                .contains("Set SANCA_JAVA_HOME");
        run = Run.in(project, Map.of("SANCA_JAVA_HOME", "/no/such"), "./python", "-c", "import ham");
        assertThat(run.output()).contains("SANCA_JAVA_HOME: /no/such has no lib/server/libjvm.so");
    }

    @Test
    void javaHomeThatIsTooOldIsPassedOver() {
        assertThat(Run.in(project, Map.of("JAVA_HOME", "/no/such"), "./python", "-c", "import ham").status()).isZero();
    }

    @Test
    void javaOptionsComeFromTheEnvironment() {
        Run run = Run.in(project, Map.of("SANCA_JAVA_OPTIONS", "-XX:NoSuchOption"), "./python", "-c", "import ham");
        assertThat(run.output()).contains("ImportError: the JVM does not start").contains("SANCA_JAVA_OPTIONS");
    }

    @Test
    void faulthandlerDoesNotTakeTheJvmsSignals() {
        assertThat(python("import hot, faulthandler; faulthandler.enable(); print([hot.run() for i in range(3)])"))
                .isEqualTo(new Run(0, "[1, 1, 1]\n"));
    }

    @Test
    void deepRecursionIsAnErrorInEveryThread() {
        assertThat(python("""
                import ham, threading
                def deep(i=0):
                    d = {}
                    for _ in range(100_000):
                        d = {1: d}
                    try:
                        repr(d)
                    except RecursionError:
                        print("RecursionError")
                deep()
                ham.set_callback(deep)
                thread = threading.Thread(target=ham.fire, args=(1,))
                thread.start()
                thread.join()
                """)).isEqualTo(new Run(0, "RecursionError\nRecursionError\n"));
    }

    @Test
    void interruptsArePythons() {
        assertThat(python("""
                import hot, os, subprocess
                subprocess.Popen(["sh", "-c", f"sleep 0.5; kill -INT {os.getpid()}"])
                try:
                    hot.sleep()
                except KeyboardInterrupt:
                    print("interrupted")
                """)).isEqualTo(new Run(0, "interrupted\n"));
    }

    @Test
    void startedProgramsStillIgnoreSigpipe() {
        assertThat(python("""
                import signal, subprocess
                def ignored():
                    text = subprocess.check_output(["grep", "SigIgn", "/proc/self/status"], restore_signals=False)
                    mask = int(text.split()[1], 16)
                    return [bool(mask >> s - 1 & 1) for s in (signal.SIGPIPE, signal.SIGXFSZ)]
                print(ignored())
                import ham
                print(ignored())
                """)).isEqualTo(new Run(0, "[True, True]\n[True, True]\n"));
    }

    @Test
    void multiprocessingSpawns() throws IOException {
        Path script = folder.resolve("spawn.py");
        Files.writeString(script, """
                import ham, multiprocessing
                def work(n):
                    ham.set_callback(lambda x: x + 1)
                    return ham.fire(n)
                if __name__ == "__main__":
                    with multiprocessing.get_context("spawn").Pool(1) as pool:
                        print(pool.map(work, [1, 2]))
                """);
        assertThat(Run.in(project, "./python", script.toString())).isEqualTo(new Run(0, "[2, 3]\n"));
    }

    @Test
    void exitStatusesAreTheProgramsOwn() {
        assertThat(python("import ham, sys; sys.exit(7)").status()).isEqualTo(7);
        assertThat(python("import ham; 1 / 0").status()).isEqualTo(1);
    }

    @Test
    void aNameThatIsNoProgramDoesNotMatter() {
        assertThat(python("import subprocess, sys; subprocess.run(['no-such', '-c', 'import sys, a1; print(sys.prefix == %r)' % sys.prefix],"
                + " executable=sys.executable)")).isEqualTo(new Run(0, "True\n"));
    }

    @Test
    void theJvmsStartIsPrepared() {
        assertThat(project.resolve("lib/sanca/modules.aot")).isNotEmptyFile();
    }

    @Test
    void withoutACCompilerMakeSaysWhatToDo() {
        Run make = make("CC=no-such-cc");
        assertThat(make.status()).isNotZero();
        assertThat(make.output()).contains("There is no C compiler (no-such-cc)").contains("sanca python");
    }

    @Test
    void sancaPythonNeedsNoC() {
        String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        Run run = Run.in(project, java, "--enable-native-access=ALL-UNNAMED", "-Xrs", "-cp", System.getProperty("java.class.path"),
                "dev.sanca.cli.Main", "python", "-c", "import sys, ham, egg; print(sys.argv, 'ham' in sys.builtin_module_names); sys.exit(3)",
                "-x");
        assertThat(run).isEqualTo(new Run(3, "['-c', '-x'] True\n"));
    }

    @Test
    void nothingChangedMeansNothingDone() throws IOException {
        FileTime before = Files.getLastModifiedTime(project.resolve("bin/python3.14"));
        Run make = make();
        assertThat(make.output()).doesNotContain(" -c ").doesNotContain("javac");
        assertThat(Files.getLastModifiedTime(project.resolve("bin/python3.14"))).isEqualTo(before);
        assertThat(make("-q", "built").status()).isZero();
    }

    @Test
    void onlyWhatChangedIsCompiled() throws IOException {
        source("a2.c", cModule("a2") + "/* changed */\n");
        assertThat(compiled(make())).containsExactly("a2.c");
        source("Setup", SETUP.replace("b1 b1.c", "b1 b1.c -lm"));
        assertThat(compiled(make())).containsExactly("b1.c");
    }

    private static List<String> compiled(Run make) {
        assertThat(make.status()).as(make.output()).isZero();
        return make.output().lines().filter(line -> line.contains(" -c ")).map(line -> line.replaceAll(".* -c \\S*/(\\S+) .*", "$1"))
                .filter(name -> !name.equals("config.c")).toList();
    }

    @Test
    void aChangedSetupIsReadByMakeItself() throws IOException {
        source("Setup", SETUP.replace("*shared*\n", "").replace("egg pkg/Egg.java\n", ""));
        assertThat(Run.in(project.resolve("Modules"), "make").status()).isZero();
        assertThat(python("import sys, b1; print(b1, 'b2' in sys.builtin_module_names)").output())
                .isEqualTo("<module 'b1' (built-in)> True\n");
        assertThat(python("import egg").output()).contains("No module named 'egg'");
    }

    @Test
    void errorsNameFileLineAndModuleAndTheOldInterpreterStays() throws IOException {
        source("bad.c", "int x = y;\n");
        source("Bad.java", "class Bad { int x = ; }\n");
        for (String module : List.of("bad.c", "Bad.java")) {
            source("Setup", SETUP + "*static*\nbad " + module + "\n");
            Run make = make();
            assertThat(make.status()).isNotZero();
            assertThat(make.output()).contains("Modules/" + module + ":1:").contains("Modules/Setup:17: module bad is not built");
            assertThat(python("import a1, ham; print('old')").output()).isEqualTo("old\n");
        }
    }

    @Test
    void aSetupThatCannotBeReadStopsMake() throws IOException {
        source("Setup", SETUP + "spam2 spam.c -g\n");
        Run make = make();
        assertThat(make.status()).isNotZero();
        assertThat(make.output()).contains("sanca: Modules/Setup:16: bad word -g in spam2 spam.c -g").contains("-Xcompiler -g");
        assertThat(python("import a1; print('old')").output()).isEqualTo("old\n");
    }

    @Test
    void twoMakesAtOnceTakeTurns() throws IOException {
        make("clean");
        List<Run> runs = IntStream.range(0, 2).mapToObj(i -> CompletableFuture.supplyAsync(BuiltInterpreterTests::make))
                .toList().stream().map(CompletableFuture::join).toList();
        assertThat(runs).allSatisfy(run -> assertThat(run.status()).as(run.output()).isZero());
        assertThat(python("import a1, b1, egg, ham; print('ok')").output()).isEqualTo("ok\n");
    }

    @Test
    void theFolderCanBeMoved() throws IOException {
        Path there = folder.resolve("elsewhere");
        Files.move(project, there);
        try {
            Run run = Run.in(folder, "elsewhere/python", "-c", "import sys, b1, ham, egg; print(sys.prefix)");
            assertThat(run).isEqualTo(new Run(0, there.toRealPath() + "\n"));
        } finally {
            Files.move(there, project);
        }
    }

    @Test
    void aSetupLocalDoesNotMakeItASourceTree() throws IOException {
        source("Setup.local", "*disabled*\na1\n");
        try {
            assertThat(make().status()).isZero();
            assertThat(python("import os; import a1").output()).contains("Modules/Setup.local:2 disables it");
            Path venv = folder.resolve("venv");
            assertThat(Run.in(project, "./python", "-m", "venv", "--without-pip", venv.toString()).output()).isEmpty();
            assertThat(Run.in(folder, "venv/bin/python", "-c", "import sys, ham, b1; print(sys.prefix)").output())
                    .isEqualTo(venv.toRealPath() + "\n");
        } finally {
            Files.delete(project.resolve("Modules/Setup.local"));
            source("Setup", SETUP + "# again\n");
        }
    }

    @Test
    void installedItRunsElsewhere() {
        Path there = folder.resolve("in stalled");
        Run make = make("install", "PREFIX=" + there, "WITH_JRE=1");
        assertThat(make.status()).as(make.output()).isZero();
        Map<String, String> noJava = Map.of("JAVA_HOME", "/no/such", "PATH", "/no/such");
        Run run = Run.in(folder, noJava, there + "/bin/python3", "-c",
                "import a1, ham, egg; print('in stalled/lib/sanca/jre' in open('/proc/self/maps').read().replace('\\\\040', ' '))");
        assertThat(run).isEqualTo(new Run(0, "True\n"));
    }

    @Test
    void makeTestImportsEveryModule() throws IOException {
        source("Setup", SETUP.replace("thrower Thrower.java\nempty Empty.java\n", ""));
        assertThat(make("test").output()).contains("a1: ok").contains("ham: ok").contains("egg: ok");
    }
}
