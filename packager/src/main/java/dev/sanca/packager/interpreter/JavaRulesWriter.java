package dev.sanca.packager.interpreter;

import dev.sanca.packager.BuildException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the make variables and rules of Java modules. */
final class JavaRulesWriter {
    private static final String CLASS_PATH = "lib/sanca/sanca-capi.jar:lib/sanca/sanca-interpreter.jar:lib/sanca/sanca-runtime.jar"
            + ":build/sanca/sanca-annotations.jar";
    private static final String PROCESSOR_PATH = "build/sanca/sanca-processor.jar:build/sanca/javapoet.jar";

    private final List<JavaModule> modules;
    private final StringBuilder text = new StringBuilder("\n# Java modules\n\n");
    /** Each library jar once, though several modules may name it. */
    private final Map<String, String> jars = new LinkedHashMap<>();

    JavaRulesWriter(List<JavaModule> modules) {
        this.modules = modules;
    }

    /** Variables that the template's rules use. */
    String variables() {
        if (modules.isEmpty()) {
            return "";
        }
        return "JAVA_HOST = build/java_host.o build/java_find.o build/java_end.o build/java_signals.o build/java_stack.o\n"
                + "JAVA_OBJS =" + list(false, "build/stub_%s.o") + "\n"
                + "JAVA_SHARED =" + list(true, "Modules/%s$(EXT_SUFFIX)") + "\n"
                + "JAVA_FILES = lib/sanca/.host" + modules.stream().map(this::files).collect(Collectors.joining()) + "\n"
                + "JAVA_STUBS =" + modules.stream().filter(JavaModule::annotated).map(module -> " " + stubs(module))
                        .collect(Collectors.joining()) + "\n"
                + "JAVA_CACHE = build/aot\n"
                + "JAVA_MODULES =" + modules.stream().map(module -> " " + module.name()).collect(Collectors.joining()) + "\n";
    }

    private String list(boolean shared, String format) {
        return modules.stream().filter(module -> module.shared() == shared).map(module -> " " + format.formatted(module.name()))
                .collect(Collectors.joining());
    }

    private String files(JavaModule module) {
        String maven = module.coordinates().isEmpty() ? "" : " build/java/" + module.name() + ".maven";
        return " " + String.join(" ", module.jarsInstalled()) + maven;
    }

    /** The rules, in text for the end of the Makefile. */
    String rules() {
        modules.forEach(this::rules);
        text.append("\n# What says which classes the modules are\nMakefile: $(wildcard").append(modules.stream()
                .flatMap(module -> Stream.concat(module.sources().stream(), module.jars().stream())).map(file -> " " + source(file))
                .distinct().collect(Collectors.joining())).append(")\n");
        return modules.isEmpty() ? "" : text.toString();
    }

    private void rules(JavaModule module) {
        module.jars().forEach(jar -> libraryJar(module, jar));
        if (!module.coordinates().isEmpty()) {
            resolve(module);
        }
        if (!module.sources().isEmpty()) {
            compile(module);
        }
        if (module.shared()) {
            link(module);
        }
    }

    private static String source(String file) {
        return file.startsWith("/") || file.startsWith("$") ? file : "Modules/" + file;
    }

    private void libraryJar(JavaModule module, String jar) {
        if (claim(module, JavaModule.installed(jar), jar)) {
            text.append("%s: %s lib/sanca/.host\n\t@cp -pf $< $@.new$$$$ && mv -f $@.new$$$$ $@\n".formatted(JavaModule.installed(jar), source(jar)));
        }
    }

    /** Says that a jar of lib/sanca is made of a file; false if that is known. */
    private boolean claim(JavaModule module, String installed, String jar) {
        String before = jars.putIfAbsent(installed, jar);
        if (before != null && !before.equals(jar)) {
            throw new BuildException(module.where() + ": " + jar + " and " + before + " have the same file name: rename one");
        }
        return before == null;
    }

    private void resolve(JavaModule module) {
        text.append("""
                build/java/%1$s.maven: build/flags/%1$s lib/sanca/.host
                \t@rm -rf build/java/%1$s.deps && mkdir -p build/java/%1$s.deps
                \t$(MAVEN) -q -B -f build/%1$s.pom.xml org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$(CURDIR)/build/java/%1$s.deps" || { echo '%2$s: module %1$s: Maven does not find its artifacts' >&2; exit 1; }
                \t@cp -pf build/java/%1$s.deps/*.jar lib/sanca/ && touch $@
                """.formatted(module.name(), module.where()));
    }

    private void compile(JavaModule module) {
        String sources = module.sources().stream().map(JavaRulesWriter::source).collect(Collectors.joining(" "));
        String jars = module.jars().stream().map(JavaModule::installed).collect(Collectors.joining(" "));
        String maven = module.coordinates().isEmpty() ? "" : "build/java/" + module.name() + ".maven";
        String path = CLASS_PATH + (jars.isEmpty() ? "" : ":" + jars.replace(' ', ':'))
                + (maven.isEmpty() ? "" : ":build/java/" + module.name() + ".deps/*");
        claim(module, "lib/sanca/" + module.name() + ".jar", "the jar of module " + module.name());
        text.append("""
                lib/sanca/%1$s.jar: %3$s %4$s %5$s build/flags/%1$s lib/sanca/.host | lib/.complete
                \t@rm -rf build/java/%1$s build/java/%1$s.generated && mkdir -p build/java/%1$s build/java/%1$s.generated
                \t$(JAVAC) -processorpath %7$s -s build/java/%1$s.generated $(JAVAFLAGS) -d build/java/%1$s -cp '%6$s' %3$s || { echo '%2$s: module %1$s is not built' >&2; exit 1; }
                """.formatted(module.name(), module.where(), sources, jars, maven, path, PROCESSOR_PATH));
        if (module.annotated()) {
            takeStubs(module, sources);
        }
        text.append("\t@$(JAR) --create --file build/java/%1$s.jar -C build/java/%1$s . && mv -f build/java/%1$s.jar $@\n"
                .formatted(module.name()));
    }

    /** Says so if the annotation processor has not written this module; puts its stubs where type checkers look. */
    private void takeStubs(JavaModule module, String sources) {
        text.append("""
                \t@test -f %4$s/module.json || { echo '%2$s: module %1$s is not built: %5$s' >&2; grep -Hn '@.*PyModule' %3$s >&2; exit 1; }
                \t@rm -rf %6$s && mkdir -p $(STDLIB)/site-packages && cp -R %4$s %6$s && rm -f %6$s/module.json
                """.formatted(module.name(), module.where(), sources, "build/java/%1$s/META-INF/sanca/%1$s".formatted(module.name()),
                "no @PyModule of its sources has this name (or the annotation processor did not run: see JAVAFLAGS)", stubs(module)));
    }

    /** The folder of a package with nothing but type stubs (PEP 561). */
    private static String stubs(JavaModule module) {
        return "$(STDLIB)/site-packages/" + module.name() + "-stubs";
    }

    private void link(JavaModule module) {
        text.append("Modules/%1$s$(EXT_SUFFIX): build/stub_%1$s.o\n\t$(BLDSHARED) $< %2$s -o $@\n"
                .formatted(module.name(), String.join(" ", module.linkerWords())));
    }
}
