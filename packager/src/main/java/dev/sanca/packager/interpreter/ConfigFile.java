package dev.sanca.packager.interpreter;

import dev.sanca.packager.BuildException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code config.mk}: what a project is built with, as make variables. */
final class ConfigFile {
    private static final String LIBRARIES = "SANCA_LIBRARIES";
    private static final String PROCESSORS = "SANCA_PROCESSORS";

    private final Map<String, String> variables = new LinkedHashMap<>();

    private ConfigFile() {}

    static ConfigFile of(PythonFacts python, Tools tools) {
        ConfigFile file = new ConfigFile();
        file.put("PYTHON_VERSION", python.version());
        file.put("PYTHON_ABIFLAGS", python.abiFlags());
        file.put("EXT_SUFFIX", python.extensionSuffix());
        file.put("PYTHON_EXECUTABLE", quoted(python.executable()));
        file.put("PYTHON_LIBRARY_NAME", python.library().getFileName().toString());
        file.put("PYTHON_LIBRARIES", words(Stream.concat(Stream.of(python.library()), python.moreLibraries().stream()).toList()));
        file.put("PYTHON_STDLIB", quoted(python.standardLibrary()));
        file.put("PYTHON_DYNLOAD", quoted(python.dynamicModules()));
        file.put("PYTHON_INCLUDE", quoted(python.include()));
        file.put("SANCA", words(tools.command()));
        file.put(LIBRARIES, words(tools.libraries()));
        file.put(PROCESSORS, words(tools.processors()));
        file.put("JDK", quoted(tools.javaHome()));
        return file;
    }

    static ConfigFile read(Path path) {
        ConfigFile file = new ConfigFile();
        try {
            for (String line : Files.readAllLines(path)) {
                int at = line.indexOf('=');
                if (at > 0 && !line.startsWith("#")) {
                    file.variables.put(line.substring(0, at).strip(), line.substring(at + 1).strip());
                }
            }
        } catch (IOException unreadable) {
            throw new BuildException("cannot read " + path + ": " + unreadable.getMessage());
        }
        if (file.get(LIBRARIES).isEmpty() || file.get(PROCESSORS).isEmpty()) {
            throw new BuildException(path + " does not say where Sanca's jars are: another version wrote it. Make a new project with"
                    + " \"sanca new\" and copy its config.mk here");
        }
        return file;
    }

    String get(String name) {
        return variables.getOrDefault(name, "");
    }

    /** A value that was written as one word for the shell. */
    Path path(String name) {
        String word = get(name);
        return Path.of(word.replaceFirst("^'", "").replaceFirst("'$", "").replace("'\\''", "'").replace("$$", "$").replace("\\#", "#"));
    }

    private void put(String name, String value) {
        variables.put(name, value);
    }

    private static String words(List<?> words) {
        return words.stream().map(ConfigFile::quoted).collect(Collectors.joining(" "));
    }

    /** A word for the shell within a make variable. */
    private static String quoted(Object word) {
        return "'" + word.toString().replace("'", "'\\''").replace("$", "$$").replace("#", "\\#") + "'";
    }

    String text() {
        StringBuilder text = new StringBuilder("# What this interpreter is built with; written by sanca new.\n");
        variables.forEach((name, value) -> text.append(name).append(" = ").append(value).append('\n'));
        return text.toString();
    }
}
