package dev.sanca.packager.wheel;

import dev.sanca.packager.BuildException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/**
 * A project's {@code pyproject.toml}: the table {@code [project]}
 * (<a href="https://packaging.python.org/en/latest/specifications/pyproject-toml/">as standardised</a>) and {@code [tool.sanca]}.
 */
public final class PyProject {
    private static final Set<String> KEYS = Set.of("name", "version", "description", "readme", "requires-python", "license",
            "license-files",
            "authors", "maintainers", "keywords", "classifiers", "urls", "scripts", "gui-scripts", "entry-points", "dependencies",
            "optional-dependencies", "dynamic", "import-names", "import-namespaces");
    private static final Set<String> TOOL_KEYS = Set.of("java-source", "resources", "python-source", "data", "jars", "jvm-options",
            "release");

    private final Path root;
    private final JsonNode project;
    private final JsonNode tool;

    private PyProject(Path root, JsonNode toml) {
        this.root = root;
        this.project = toml.path("project");
        this.tool = toml.path("tool").path("sanca");
        requireKnown("[project]", project, KEYS);
        requireKnown("[tool.sanca]", tool, TOOL_KEYS);
    }

    /**
     * Reads the file.
     *
     * @param root the project's folder
     * @return what it says; nothing if there is no such file
     * @throws BuildException if it can't be understood
     */
    public static Optional<PyProject> in(Path root) {
        if (!Files.isRegularFile(root.resolve("pyproject.toml"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PyProject(root, new TomlMapper().readTree(new ProjectFolder(root).read("pyproject.toml"))));
        } catch (JacksonException malformed) {
            throw new BuildException(root.resolve("pyproject.toml") + " is no TOML: " + malformed.getOriginalMessage()
                    + (malformed.getLocation() == null ? "" : ", line " + malformed.getLocation().getLineNr()));
        }
    }

    private static void requireKnown(String table, JsonNode node, Set<String> known) {
        for (String key : node.propertyNames()) {
            if (!known.contains(key)) {
                throw new BuildException("pyproject.toml has " + key + " in " + table + ", which nobody reads. Known are "
                        + String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    /**
     * {@return the metadata}
     *
     * @param pom what the pom says, for what is not here; nothing if there is no pom
     * @throws BuildException if name or version are said nowhere, or something is malformed
     */
    public Metadata metadata(Optional<Metadata> pom) {
        if (project.isMissingNode() && pom.isPresent()) {
            return pom.get();
        }
        String name = text(project, "name");
        String version = text(project, "version");
        if (name.isEmpty() && pom.isEmpty() || version.isEmpty() && pom.isEmpty()) {
            throw new BuildException("pyproject.toml has no " + (name.isEmpty() ? "name" : "version") + " in [project]");
        }
        Optional<ProjectFolder.Readme> readme = readme();
        MetadataFields fields = fields();
        readme.ifPresent(found -> fields.add("Description-Content-Type", found.type()));
        List<Metadata.Field> all = new ArrayList<>(fields.fields());
        pom.ifPresent(other -> all.addAll(missing(other.fields(), all, readme.isPresent())));
        return new Metadata(name.isEmpty() ? pom.get().name() : new DistributionName(name),
                version.isEmpty() ? pom.get().version() : PythonVersion.parse(version), all,
                readme.map(ProjectFolder.Readme::text).orElse(pom.map(Metadata::description).orElse("")));
    }

    /** What the pom adds: kinds of headers that are not here. The licence has two kinds that exclude each other. */
    private static List<Metadata.Field> missing(List<Metadata.Field> pom, List<Metadata.Field> own, boolean hasReadme) {
        List<String> taken = new ArrayList<>(own.stream().map(Metadata.Field::name).toList());
        if (taken.contains("License") || taken.contains("License-Expression")) {
            taken.addAll(List.of("License", "License-Expression"));
        }
        if (hasReadme) {
            taken.add("Description-Content-Type");
        }
        return pom.stream().filter(field -> !taken.contains(field.name())).toList();
    }

    private MetadataFields fields() {
        MetadataFields fields = new MetadataFields()
                .add("Summary", text(project, "description"))
                .people("Author", people("authors"))
                .people("Maintainer", people("maintainers"))
                .add("Keywords", String.join(",", strings(project, "keywords")));
        strings(project, "classifiers").forEach(classifier -> fields.add("Classifier", classifier));
        JsonNode license = project.path("license");
        if (license.isString()) {
            fields.add("License-Expression", license.asString());
        } else if (!text(license, "text").isEmpty()) {
            fields.add("License", text(license, "text"));
        }
        fields.urls(table(project.path("urls"), "urls"))
                .requiresPython(text(project, "requires-python"))
                .requires(strings(project, "dependencies"));
        project.path("optional-dependencies").propertyNames()
                .forEach(extra -> fields.extra(extra, strings(project.path("optional-dependencies"), extra)));
        return fields;
    }

    private Optional<ProjectFolder.Readme> readme() {
        ProjectFolder folder = new ProjectFolder(root);
        JsonNode readme = project.path("readme");
        if (readme.isString()) {
            return Optional.of(folder.readme(readme.asString()));
        }
        if (readme.isObject()) {
            String text = readme.has("file") ? folder.read(text(readme, "file")) : text(readme, "text");
            return Optional.of(new ProjectFolder.Readme(text, text(readme, "content-type")));
        }
        return Optional.empty();
    }

    private List<MetadataFields.Person> people(String key) {
        return StreamSupport.stream(project.path(key).spliterator(), false)
                .map(one -> new MetadataFields.Person(text(one, "name"), text(one, "email"))).toList();
    }

    /** {@return scripts and other entry points} */
    public EntryPoints entryPoints() {
        EntryPoints points = EntryPoints.NONE.with(EntryPoints.CONSOLE_SCRIPTS, table(project.path("scripts"), "scripts"))
                .with("gui_scripts", table(project.path("gui-scripts"), "gui-scripts"));
        for (String group : project.path("entry-points").propertyNames()) {
            points = points.with(group, table(project.path("entry-points").path(group), "entry-points." + group));
        }
        return points;
    }

    /** {@return the licence texts: those named, else those that are called so by custom} */
    public List<Path> licenceFiles() {
        ProjectFolder folder = new ProjectFolder(root);
        if (!project.has("license-files")) {
            return folder.licenceFiles();
        }
        List<String> globs = strings(project, "license-files");
        for (String glob : globs) {
            if (folder.files(List.of(glob)).isEmpty()) {
                throw new BuildException("no file matches \"" + glob + "\" of license-files in pyproject.toml");
            }
        }
        return folder.files(globs);
    }

    /** {@return the Java sources' folder} */
    public Path javaSource() {
        return folder("java-source", "src/main/java");
    }

    /** {@return the folder of files that go into the jar as they are} */
    public Path resources() {
        return folder("resources", "src/main/resources");
    }

    /** {@return the folder of Python code, whose content goes to the top of the wheel} */
    public Path pythonSource() {
        return folder("python-source", "src/main/python");
    }

    /** {@return the folder of data files, if there is one} */
    public Optional<Path> data() {
        return Optional.of(folder("data", "src/main/data")).filter(Files::isDirectory);
    }

    /** {@return the jars that the Java code needs} */
    public List<Path> jars() {
        return new ProjectFolder(root).files(tool.has("jars") ? strings(tool, "jars") : List.of("lib/*.jar"));
    }

    /** {@return what the JVM must be started with} */
    public List<String> jvmOptions() {
        return strings(tool, "jvm-options");
    }

    /** {@return which Java the classes are for} */
    public int release() {
        return tool.path("release").asInt(25);
    }

    private Path folder(String key, String standard) {
        String said = text(tool, key);
        if (!said.isEmpty() && !Files.isDirectory(root.resolve(said))) {
            throw new BuildException("there is no folder " + root.resolve(said) + ", which pyproject.toml names as " + key);
        }
        return root.resolve(said.isEmpty() ? standard : said);
    }

    private static String text(JsonNode table, String key) {
        JsonNode value = table.path(key);
        if (!value.isMissingNode() && !value.isString()) {
            throw new BuildException("pyproject.toml: " + key + " must be a string");
        }
        return value.asString("");
    }

    private static List<String> strings(JsonNode table, String key) {
        JsonNode value = table.path(key);
        if (!value.isMissingNode() && !(value.isArray() && StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isString))) {
            throw new BuildException("pyproject.toml: " + key + " must be a list of strings");
        }
        return StreamSupport.stream(value.spliterator(), false).map(JsonNode::asString).toList();
    }

    private static Map<String, String> table(JsonNode table, String key) {
        Map<String, String> entries = new LinkedHashMap<>();
        table.propertyNames().forEach(name -> entries.put(name, text(table, name)));
        if (!table.isMissingNode() && !table.isObject()) {
            throw new BuildException("pyproject.toml: " + key + " must be a table");
        }
        return entries;
    }
}
