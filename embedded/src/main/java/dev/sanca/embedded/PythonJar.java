package dev.sanca.embedded;

import dev.sanca.PythonInstallationException;
import dev.sanca.PythonInstallationException.Reason;
import dev.sanca.embedded.files.NativeJar;
import dev.sanca.embedded.files.PackedFile;
import java.io.Closeable;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The jar with the files of a CPython.
 *
 * @param jar {@code org.bytedeco:cpython} with the classifier of this machine
 */
record PythonJar(NativeJar jar) implements Closeable {
    private static final String NAME = "cpython";

    /** Opens the one for a platform. */
    static PythonJar open(String platform) {
        return new PythonJar(NativeJar.find(NAME, platform).orElseThrow(() -> missing(platform)));
    }

    private static PythonInstallationException missing(String platform) {
        return new PythonInstallationException(Reason.NOT_FOUND, "There is no embedded CPython for " + platform
                + " on the class path or module path. Add the Maven artifact org.bytedeco:cpython with the classifier " + platform
                + " (org.bytedeco:cpython:3.14.3-1.5.13:" + platform + ").");
    }

    /** CPython's own version: {@code 3.14.3}. */
    String pythonVersion() {
        String version = jar.version();
        int hyphen = version.indexOf('-');
        return hyphen < 0 ? version : version.substring(0, hyphen);
    }

    /** The two numbers of it that file names have: {@code 3.14}. */
    String featureVersion() {
        String[] numbers = pythonVersion().split("\\.");
        return numbers[0] + "." + numbers[1];
    }

    /** The libpython file. */
    PackedFile library() {
        String feature = featureVersion();
        return root("libpython" + feature + ".so.1.0", "libpython" + feature + ".dylib", "python" + feature.replace(".", "") + ".dll");
    }

    /** The {@code python} program. */
    PackedFile executable() {
        return root("python" + featureVersion(), "python.exe");
    }

    private PackedFile root(String... names) {
        return Stream.of(names)
                .flatMap(name -> jar.file(name).stream())
                .findFirst()
                .orElseThrow(() -> new PythonInstallationException(Reason.NOT_UNPACKED,
                        jar.jar().getName() + " has none of " + Arrays.toString(names)));
    }

    /** CPython's own test suite. */
    String testFolder() {
        return jar.platform().startsWith("windows") ? "lib/test" : "lib/python" + featureVersion() + "/test";
    }

    @Override
    public void close() {
        jar.close();
    }
}
