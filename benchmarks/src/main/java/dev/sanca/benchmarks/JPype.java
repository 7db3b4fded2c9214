package dev.sanca.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The JPype of the system's Python, if it has one.
 *
 * @param version JPype's version
 * @param pythonVersion that Python's version, such as 3.11
 * @param headers where its headers would be
 * @param absence why there is none, null when there is
 */
record JPype(String version, String pythonVersion, Path headers, String absence) {
    static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final String PROBE = """
            import sys, sysconfig, jpype
            print(jpype.__version__)
            print("%d.%d" % sys.version_info[:2])
            print(sysconfig.get_path("include"))
            """;

    static JPype find(Workspace workspace) throws InterruptedException {
        if (!Files.isExecutable(PYTHON)) {
            return absent("there is no " + PYTHON);
        }
        try {
            List<String> lines = new Child(List.of(PYTHON.toString(), "-c", PROBE), environment(workspace)).run();
            return new JPype(lines.get(0), lines.get(1), Path.of(lines.get(2)), null);
        } catch (IOException e) {
            return absent("python3-jpype is not installed for " + PYTHON);
        }
    }

    private static JPype absent(String reason) {
        return new JPype("", "", Path.of(""), reason);
    }

    boolean isPresent() {
        return absence == null;
    }

    /** What jpype_bench.py reads. */
    static Map<String, String> environment(Workspace workspace) {
        Path jvm = Path.of(System.getProperty("java.home"), "lib", "server", System.mapLibraryName("jvm"));
        return Map.of("BENCH_LIBJVM", jvm.toString(), "BENCH_CLASSES", workspace.classes().toString());
    }
}
