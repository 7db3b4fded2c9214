package dev.sanca.packager.wheel;

import dev.sanca.packager.BuildException;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Python module in a jar, as the annotation processor describes it in {@code META-INF/sanca/<module>/module.json}.
 *
 * @param module its full Python name, such as {@code spam} or {@code acme.spam}
 * @param type the binary name of the class with the init function
 * @param jvmOptions what the JVM must be started with
 * @param others the descriptor's other entries, which {@code sanca.json} gets as they are
 * @param files what else goes into the module's folder, by name: stubs
 */
public record ModuleDescriptor(String module, String type, List<String> jvmOptions, Map<String, Object> others, Map<String, byte[]> files) {
    /** Where descriptors are, in a jar and among classes. */
    static final String FOLDER = "META-INF/sanca";

    private static final int FORMAT = 1;
    private static final String FILE = "module.json";
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_]*(?:\\.[\\p{L}_][\\p{L}\\p{Nd}_]*)*");
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Checks the name.
     *
     * @throws BuildException if Python could not import it
     */
    public ModuleDescriptor {
        if (!NAME.matcher(module).matches()) {
            throw new BuildException("\"" + module + "\" cannot be the name of a Python module");
        }
        jvmOptions = List.copyOf(jvmOptions);
        others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    /**
     * Finds the modules of a jar, or of a folder of classes.
     *
     * @param classes the jar or the folder
     * @return its modules, by name; none if there is no such file
     * @throws BuildException if a descriptor can't be understood
     */
    public static List<ModuleDescriptor> in(Path classes) {
        try {
            if (Files.isDirectory(classes)) {
                return below(classes.resolve(FOLDER));
            }
            if (!Files.isRegularFile(classes)) {
                return List.of();
            }
            try (FileSystem jar = FileSystems.newFileSystem(classes)) {
                return below(jar.getPath(FOLDER));
            }
        } catch (IOException unreadable) {
            throw new BuildException("cannot read " + classes + ": " + unreadable.getMessage());
        }
    }

    private static List<ModuleDescriptor> below(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<ModuleDescriptor> modules = new ArrayList<>();
        try (Stream<Path> each = Files.list(folder)) {
            for (Path one : each.filter(child -> Files.isRegularFile(child.resolve(FILE))).sorted().toList()) {
                modules.add(read(one));
            }
        }
        return modules;
    }

    private static ModuleDescriptor read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        JsonNode json;
        try {
            json = JSON.readTree(Files.readAllBytes(file));
        } catch (JacksonException malformed) {
            throw new BuildException(file + " is no JSON: " + malformed.getOriginalMessage());
        }
        int format = json.path("format").asInt(0);
        if (format != FORMAT) {
            throw new BuildException(file + " has format " + format + ", and this packager (sanca " + PackagerVersion.TEXT + ") knows "
                    + FORMAT
                    + ": use the same version of Sanca's annotation processor and of its packager");
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path other : all.filter(path -> Files.isRegularFile(path) && !path.equals(file)).sorted().toList()) {
                files.put(folder.relativize(other).toString().replace('\\', '/'), Files.readAllBytes(other));
            }
        }
        return new ModuleDescriptor(text(json, "module", file), text(json, "class", file), strings(json.path("jvm-options")), others(json),
                files);
    }

    private static Map<String, Object> others(JsonNode json) {
        Map<String, Object> others = new LinkedHashMap<>();
        json.properties().stream().filter(entry -> !List.of("format", "module", "class", "jvm-options").contains(entry.getKey()))
                .forEach(entry -> others.put(entry.getKey(), entry.getValue()));
        return others;
    }

    private static String text(JsonNode json, String key, Path file) {
        JsonNode value = json.path(key);
        if (!value.isString() || value.asString().isEmpty()) {
            throw new BuildException(file + " has no \"" + key + "\"");
        }
        return value.asString();
    }

    private static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asString).toList();
    }

    /** {@return its folder in a wheel, such as {@code acme/spam/}} */
    public String folder() {
        return module.replace('.', '/') + "/";
    }

    /** {@return the modules whose Java classes it has to see} */
    List<String> uses() {
        return others.get("uses") instanceof JsonNode uses ? strings(uses) : List.of();
    }

    /** The text of the wheel's {@code sanca.json}; {@code uses} are modules outside the wheel. */
    String installed(List<String> jars, List<String> options, String javaHome, Collection<String> uses) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("module", module);
        json.put("class", type);
        json.put("jars", jars);
        json.put("jvm-options", Stream.concat(jvmOptions.stream(), options.stream()).distinct().toList());
        if (!javaHome.isEmpty()) {
            json.put("java-home", javaHome);
        }
        others.forEach(json::putIfAbsent);
        json.remove("uses");
        if (!uses.isEmpty()) {
            json.put("uses", uses);
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json).replace("\r\n", "\n") + "\n";
    }

    /** The text of the package's {@code __init__.py}. */
    String initPy() {
        return "\"\"\"A module in Java, class " + type + ".\"\"\"\n\nfrom sanca import load_module\n\nload_module(__name__)\n";
    }
}
