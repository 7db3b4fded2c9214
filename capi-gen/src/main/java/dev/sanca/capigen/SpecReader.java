package dev.sanca.capigen;

import dev.sanca.capigen.Spec.Callback;
import dev.sanca.capigen.Spec.Data;
import dev.sanca.capigen.Spec.Field;
import dev.sanca.capigen.Spec.Function;
import dev.sanca.capigen.Spec.Header;
import dev.sanca.capigen.Spec.Macro;
import dev.sanca.capigen.Spec.Struct;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/** Reads the TOML files of the {@code spec} module. An unknown key is an error that names the file and the key. */
public final class SpecReader {
    /** The oldest CPython supported: what is not marked otherwise is there since then. */
    static final String OLDEST = "3.10";

    private static final String FOLDER = "dev/sanca/spec";
    private static final Set<String> FUNCTION_KEYS = Set.of(
            "c", "returns", "error", "steals", "null", "nonnull", "keeps", "since", "limited", "leaf",
            "leaf_when_exactly", "fast_when", "fast", "instead", "java", "doc");

    private final TomlMapper toml = new TomlMapper();

    /** A reader for any number of folders. */
    public SpecReader() {}

    /**
     * Reads the spec found on the class path.
     *
     * @return all of it
     * @throws IOException if a file can't be read
     */
    public Spec read() throws IOException {
        URL folder = SpecReader.class.getClassLoader().getResource(FOLDER);
        if (folder == null) {
            throw new IOException("the spec module is not on the class path: no folder " + FOLDER);
        }
        try {
            return read(folder.toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private Spec read(URI folder) throws IOException {
        if (folder.getScheme().equals("jar")) {
            try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
                return read(jar.getPath(FOLDER));
            }
        }
        return read(Path.of(folder));
    }

    /**
     * Reads the spec files of one folder.
     *
     * @param folder the folder with the TOML files
     * @return all of it
     * @throws IOException if a file can't be read
     */
    public Spec read(Path folder) throws IOException {
        Map<String, JsonNode> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(folder)) {
            for (Path file : list.filter(f -> f.toString().endsWith(".toml")).toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    files.put(file.getFileName().toString(), toml.readTree(in));
                }
            }
        }
        List<Struct> structs = all(files, "struct").map(SpecReader::struct).toList();
        List<Callback> callbacks = all(files, "callback").map(SpecReader::callback).toList();
        List<Header> headers = new ArrayList<>();
        files.forEach((name, node) -> {
            if (node.has("header")) {
                headers.add(header(name, node));
            }
        });
        return new Spec(headers, structs, callbacks);
    }

    private static Stream<JsonNode> all(Map<String, JsonNode> files, String key) {
        return files.values().stream().flatMap(f -> items(f, key));
    }

    private static Stream<JsonNode> items(JsonNode node, String key) {
        return StreamSupport.stream(node.path(key).spliterator(), false);
    }

    private static Header header(String file, JsonNode node) {
        Map<String, Long> constants = new LinkedHashMap<>();
        node.path("constants").properties().forEach(e -> constants.put(e.getKey(), e.getValue().asLong()));
        return new Header(
                text(node, "header"),
                text(node, "class"),
                text(node, "page"),
                constants,
                items(node, "data").map(SpecReader::data).toList(),
                items(node, "function").map(f -> function(file, f)).toList(),
                items(node, "macro").map(SpecReader::macro).toList());
    }

    private static Data data(JsonNode n) {
        return new Data(Param.parse(text(n, "c")), since(n), text(n, "limited"), text(n, "doc"));
    }

    private static Function function(String file, JsonNode n) {
        n.propertyNames().stream().filter(k -> !FUNCTION_KEYS.contains(k)).findFirst().ifPresent(k -> {
            throw new IllegalArgumentException(file + ": unknown key '" + k + "' in the function " + text(n, "c"));
        });
        return new Function(
                Prototype.parse(text(n, "c")),
                text(n, "returns"),
                text(n, "error"),
                texts(n, "steals"),
                texts(n, "null"),
                texts(n, "nonnull"),
                texts(n, "keeps"),
                since(n),
                text(n, "limited"),
                n.path("leaf").asBoolean(false),
                text(n, "leaf_when_exactly"),
                n.has("fast") ? new Spec.Fast(text(n, "fast_when"), text(n, "fast")) : null,
                text(n, "instead"),
                text(n, "java"),
                text(n, "doc"));
    }

    private static Macro macro(JsonNode n) {
        return new Macro(Prototype.parse(text(n, "c")), text(n, "java"), since(n), text(n, "doc"));
    }

    private static Struct struct(JsonNode n) {
        List<Field> fields = items(n, "fields").map(SpecReader::field).toList();
        return new Struct(text(n, "name"), text(n, "header"), text(n, "doc"), text(n, "version"), fields);
    }

    private static Field field(JsonNode n) {
        String c = text(n, "c");
        int bracket = c.indexOf('[');
        int length = bracket < 0 ? 0 : Integer.parseInt(c.substring(bracket + 1, c.indexOf(']')));
        Param declaration = Param.parse(bracket < 0 ? c : c.substring(0, bracket));
        return new Field(declaration, length, text(n, "since"), text(n, "until"), text(n, "only"));
    }

    private static Callback callback(JsonNode n) {
        Prototype p = Prototype.parse(text(n, "c"));
        return new Callback(p.name(), p, text(n, "error"), text(n, "header"), text(n, "doc"));
    }

    private static String since(JsonNode n) {
        return n.path("since").asString(OLDEST);
    }

    private static String text(JsonNode n, String key) {
        return n.has(key) ? n.get(key).asString() : null;
    }

    private static List<String> texts(JsonNode n, String key) {
        return items(n, key).map(JsonNode::asString).toList();
    }
}
