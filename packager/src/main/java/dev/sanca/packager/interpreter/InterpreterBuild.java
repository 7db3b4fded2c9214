package dev.sanca.packager.interpreter;

import dev.sanca.packager.BuildException;
import dev.sanca.packager.setup.ConfigWriter;
import dev.sanca.packager.setup.Definition;
import dev.sanca.packager.setup.Dialect;
import dev.sanca.packager.setup.MakefileWriter;
import dev.sanca.packager.setup.Mode;
import dev.sanca.packager.setup.ModuleRule;
import dev.sanca.packager.setup.ObjectFile;
import dev.sanca.packager.setup.SetupFile;
import dev.sanca.packager.setup.SetupModel;
import dev.sanca.packager.setup.SetupParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Writes what GNU make needs to build an interpreter: {@code Makefile}, {@code Modules/Makefile}, {@code config.c}, and for each
 * module a file of its flags, which changes only when they do.
 *
 * <p>Used once, by one thread. Several processes may do it at once in one folder.
 */
public final class InterpreterBuild {
    private static final String SOURCES = "Modules";
    private static final String TEMPLATE = "Makefile.pre";
    private static final String MANIFEST = "build/installed";

    private final Path root;
    private final Output output;
    private final ConfigFile config;
    private SetupModel model;
    private List<JavaModule> javaModules;

    private InterpreterBuild(Path root) {
        if (!Files.exists(root.resolve("config.mk"))) {
            throw new BuildException(root + " is no interpreter project: it has no config.mk; make one with: sanca new NAME");
        }
        this.root = root;
        this.config = ConfigFile.read(root.resolve("config.mk"));
        this.output = new Output(root);
    }

    /**
     * Reads the Setup files of a project and writes the rest.
     *
     * @param root the folder with {@code Modules/Setup} and {@code config.mk}
     * @param warnings gets each warning as a line of text
     * @throws dev.sanca.packager.setup.SetupException if Setup cannot be read
     * @throws BuildException if something else is wrong
     */
    public static void generate(Path root, Consumer<String> warnings) {
        new InterpreterBuild(root).generate(warnings);
    }

    /**
     * The Java modules of a project, static and shared.
     *
     * @param root the folder with {@code Modules/Setup} and {@code config.mk}
     * @return module to the full name of the class with its init function, in the order of the lines
     */
    public static Map<String, String> javaModules(Path root) {
        InterpreterBuild build = new InterpreterBuild(root);
        build.read();
        Map<String, String> modules = new LinkedHashMap<>();
        build.javaModules.forEach(module -> modules.put(module.name(), module.initClass()));
        return modules;
    }

    private void generate(Consumer<String> warnings) {
        read();
        model.warnings().forEach(warning -> warnings.accept(warning.toString()));
        writeSources();
        writeFlags();
        removeWhatWasInstalled();
        output.update("Modules/Makefile", Output.resource("Modules.Makefile"));
        output.write("Makefile", makefile());
    }

    private void read() {
        model = SetupParser.parse(Dialect.SANCA, setupFiles());
        model.rules().forEach(this::check);
        javaModules = model.withObjects().stream().filter(ModuleRule::isJava)
                .map(rule -> JavaModule.of(rule, root.resolve(SOURCES))).toList();
    }

    private List<SetupFile> setupFiles() {
        List<SetupFile> files = new ArrayList<>();
        for (String name : List.of("Modules/Setup.local", "Modules/Setup")) {
            Path path = root.resolve(name);
            if (Files.exists(path)) {
                files.add(read(name, path));
            } else if (name.endsWith("Setup")) {
                throw new BuildException("there is no " + name + " in " + root.toAbsolutePath().normalize());
            }
        }
        return files;
    }

    private static SetupFile read(String name, Path path) {
        try {
            return SetupFile.read(name, path);
        } catch (IOException unreadable) {
            throw new BuildException("cannot read " + name + ": " + unreadable.getMessage());
        }
    }

    private void check(ModuleRule rule) {
        if (rule.mode() == Mode.DISABLED) {
            return;
        }
        List<String> files = new ArrayList<>(rule.sources());
        rule.javaWords().stream().filter(word -> word.endsWith(".java") || word.endsWith(".jar")).forEach(files::add);
        for (String file : files) {
            if (!file.contains("$") && !Files.exists(root.resolve(SOURCES).resolve(file)) && !Files.exists(root.resolve("local.mk"))) {
                throw JavaModule.error(rule, "module " + rule.names() + ": there is no " + SOURCES + "/" + file
                        + "; if a rule of yours makes it, put that rule into local.mk");
            }
        }
    }

    private void writeSources() {
        for (String name : List.of("main.c", "java.h", "java_end.c", "java_find.c", "java_host.c", "java_signals.c",
                "java_stack.c", "bench.py")) {
            output.update("build/" + name, Output.resource(name));
        }
        String disabled = model.modules(Mode.DISABLED).stream().map(name -> "    \"" + name + "\",\n").collect(Collectors.joining());
        output.update("build/config.c", ConfigWriter.write(model, "config.c.in", Output.resource("config.c.in"))
                + "\nconst char *const sanca_disabled[] = {\n" + disabled + "    0\n};\n");
        for (JavaModule module : javaModules) {
            output.update("build/stub_" + module.name() + ".c", module.stub());
            if (!module.coordinates().isEmpty()) {
                output.update("build/" + module.name() + ".pom.xml", module.pom());
            }
        }
        model.rules().stream().filter(rule -> rule.mode() == Mode.DISABLED).forEach(this::writeDisabled);
    }

    private void writeDisabled(ModuleRule rule) {
        rule.names().forEach(name -> output.update("build/disabled/" + name + ".py", """
                # sanca: disabled
                raise ModuleNotFoundError("No module named '%1$s': %2$s disables it", name="%1$s")
                """.formatted(name, rule.where())));
    }

    /** One file for each module with all that its objects depend on besides sources, two for the program. */
    private void writeFlags() {
        String definitions = model.definitions().stream().map(Definition::text).collect(Collectors.joining("\n", "", "\n"));
        for (ModuleRule rule : model.withObjects()) {
            String words = rule.mode() + " " + rule.sources() + rule.compilerWords() + rule.linkerWords() + rule.javaWords();
            rule.names().forEach(name -> output.update("build/flags/" + name, words + "\n" + definitions));
        }
        output.update("build/flags/compile", definitions);
        output.update("build/flags/link", model.staticObjects(SOURCES) + "\n" + model.modules(Mode.STATIC) + "\n"
                + model.libraryGroups() + "\n" + definitions);
    }

    /** Files of modules that are no longer there; if one replaced a file of CPython's, that is copied again. */
    private void removeWhatWasInstalled() {
        Set<String> now = new TreeSet<>(installed());
        Set<String> before = new TreeSet<>(output.readOrEmpty(MANIFEST).lines().filter(line -> !line.isBlank()).toList());
        before.removeAll(now);
        before.forEach(output::delete);
        if (before.stream().anyMatch(this::isOfPython)) {
            output.delete("lib/.complete");
        }
        output.update(MANIFEST, String.join("\n", now) + "\n");
    }

    /** Whether CPython has an extension module of the name of an installed file. */
    private boolean isOfPython(String file) {
        return Files.exists(config.path("PYTHON_DYNLOAD").resolve(Path.of(file).getFileName()));
    }

    private List<String> installed() {
        String library = "lib/python" + config.get("PYTHON_VERSION") + "/";
        List<String> files = new ArrayList<>();
        model.sharedWithRule().forEach(name -> files.add(library + "lib-dynload/" + name + config.get("EXT_SUFFIX")));
        model.modules(Mode.DISABLED).forEach(name -> files.add(library + name + ".py"));
        javaModules.forEach(module -> files.addAll(module.jarsInstalled()));
        javaModules.stream().filter(JavaModule::annotated).forEach(module -> files.add(library + "site-packages/" + module.name()
                + "-stubs/__init__.pyi"));
        return files;
    }

    private String makefile() {
        JavaRulesWriter java = new JavaRulesWriter(javaModules);
        String template = output.readOrEmpty(TEMPLATE);
        template = (template.isEmpty() ? Output.resource(TEMPLATE) : template).replace("@EXTRA_DEFINITIONS@\n",
                java.variables() + disabledFiles() + "LINK = " + (usesCxx() ? "$(CXX)" : "$(CC)") + "\n");
        return MakefileWriter.write(withoutJavaObjects(), SOURCES, TEMPLATE, template, InterpreterBuild::onFailure)
                + dependencies() + java.rules();
    }

    /** The compiler names the file; this names the module. */
    private static String onFailure(ModuleRule rule) {
        return " || { echo '" + rule.where() + ": module " + String.join(" ", rule.names()) + " is not built' >&2; exit 1; }";
    }

    /** Java modules are in the lists, but the shared ones have rules of their own. */
    private SetupModel withoutJavaObjects() {
        List<ModuleRule> rules = model.rules().stream().filter(rule -> !(rule.isJava() && rule.mode() == Mode.SHARED)).toList();
        return new SetupModel(model.definitions(), rules, model.libraryGroups(), model.warnings());
    }

    private String disabledFiles() {
        return "DISABLED_FILES =" + model.modules(Mode.DISABLED).stream()
                .map(name -> " $(STDLIB)/" + name + ".py").collect(Collectors.joining()) + "\n";
    }

    private boolean usesCxx() {
        return model.withObjects().stream().flatMap(rule -> rule.sources().stream())
                .anyMatch(source -> ObjectFile.of(source, SOURCES).compiler().equals("$(CXX)"));
    }

    /** Objects depend on their flags too. */
    private String dependencies() {
        StringBuilder text = new StringBuilder("\n# Flags\n\n");
        for (ModuleRule rule : model.withObjects()) {
            String flags = rule.names().isEmpty() ? "" : "build/flags/" + rule.names().get(0);
            rule.sources().forEach(source -> text.append(ObjectFile.of(source, SOURCES).path()).append(": ").append(flags).append('\n'));
        }
        return text.toString();
    }
}
