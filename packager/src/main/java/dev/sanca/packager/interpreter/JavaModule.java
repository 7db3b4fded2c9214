package dev.sanca.packager.interpreter;

import dev.sanca.packager.setup.Mode;
import dev.sanca.packager.setup.ModuleRule;
import dev.sanca.packager.setup.SetupException;
import dev.sanca.packager.wheel.ModuleDescriptor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A module line with Java words, understood.
 *
 * @param name the module
 * @param shared whether it is loaded from a file of its own
 * @param sources {@code .java} files, relative to the Setup file's folder
 * @param jars {@code .jar} files, the same
 * @param coordinates Maven coordinates
 * @param initClass the class with {@code static long PyInit_name()}, or the annotated one for which the processor writes that class
 * @param annotated whether the processor must have written a module of this name
 * @param linkerWords libraries that the Java code binds
 * @param where the line, for messages
 */
record JavaModule(String name, boolean shared, List<String> sources, List<String> jars, List<String> coordinates,
        String initClass, boolean annotated, List<String> linkerWords, String where) {
    private static final Pattern PACKAGE = Pattern.compile("(?mU)^\\s*package\\s+([\\w.]+)\\s*;");
    private static final Pattern ANNOTATION = Pattern.compile("(?m)^\\s*@(?:dev\\.sanca\\.extension\\.)?PyModule\\b");

    static JavaModule of(ModuleRule rule, Path modules) {
        if (rule.names().size() != 1) {
            throw error(rule, "a line with Java words names one module, this one " + rule.names());
        }
        if (!rule.sources().isEmpty()) {
            throw error(rule, "module \"" + rule.names().get(0) + "\" has C sources " + rule.sources() + " and Java words "
                    + rule.javaWords() + ": both would be its init function; make two modules, one importing the other");
        }
        List<String> sources = ending(rule, ".java");
        List<String> jars = ending(rule, ".jar");
        List<String> coordinates = rule.javaWords().stream().filter(word -> word.contains(":")).toList();
        List<String> classes = rule.javaWords().stream()
                .filter(word -> !sources.contains(word) && !jars.contains(word) && !coordinates.contains(word)).toList();
        if (!classes.isEmpty()) {
            return new JavaModule(rule.names().get(0), rule.mode() == Mode.SHARED, sources, jars, coordinates, onlyClass(rule, classes),
                    false, rule.linkerWords(), rule.where().toString());
        }
        Optional<String> annotated = sources.stream().filter(source -> Files.isRegularFile(modules.resolve(source))
                && ANNOTATION.matcher(text(rule, modules.resolve(source))).find()).findFirst();
        Optional<String> source = annotated.or(() -> sources.stream().findFirst());
        String initClass = source.isPresent() ? classOf(source.get(), text(rule, modules.resolve(source.get())))
                : describedClass(rule, jars, modules);
        return new JavaModule(rule.names().get(0), rule.mode() == Mode.SHARED, sources, jars, coordinates, initClass,
                annotated.isPresent(), rule.linkerWords(), rule.where().toString());
    }

    private static List<String> ending(ModuleRule rule, String suffix) {
        return rule.javaWords().stream().filter(word -> word.endsWith(suffix)).toList();
    }

    private static String onlyClass(ModuleRule rule, List<String> classes) {
        if (classes.size() > 1) {
            throw error(rule, "more than one class " + classes + ": name the one with PyInit_" + rule.names().get(0));
        }
        return classes.get(0);
    }

    /** The class that a source file is named after. */
    private static String classOf(String source, String text) {
        String simple = source.substring(source.lastIndexOf('/') + 1).replaceFirst("\\.java$", "");
        Matcher matcher = PACKAGE.matcher(text);
        return matcher.find() ? matcher.group(1) + "." + simple : simple;
    }

    private static String text(ModuleRule rule, Path source) {
        try {
            return new String(Files.readAllBytes(source), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw error(rule, "module \"" + rule.names().get(0) + "\": there is no " + source);
        }
    }

    /** The class that a jar names for the module. */
    private static String describedClass(ModuleRule rule, List<String> jars, Path modules) {
        List<String> others = new ArrayList<>();
        for (String jar : jars) {
            for (ModuleDescriptor described : ModuleDescriptor.in(modules.resolve(jar))) {
                if (described.module().equals(rule.names().get(0))) {
                    return described.type();
                }
                others.add(described.module() + " (" + described.type() + ", in " + jar + ")");
            }
        }
        throw error(rule, "which class has PyInit_" + rule.names().get(0) + "? Add its full name to the line"
                + (others.isEmpty() ? "" : "; the modules of its jars have other names: " + String.join(", ", others)));
    }

    static SetupException error(ModuleRule rule, String text) {
        return new SetupException(rule.where(), text);
    }

    /** Where its jars go: its own, if it has sources, and those that it names. */
    List<String> jarsInstalled() {
        List<String> files = new ArrayList<>();
        if (!sources.isEmpty()) {
            files.add("lib/sanca/" + name + ".jar");
        }
        jars.forEach(jar -> files.add(installed(jar)));
        return files;
    }

    /** Where a jar that a line names goes. */
    static String installed(String jar) {
        return "lib/sanca/" + jar.substring(jar.lastIndexOf('/') + 1);
    }

    /** The C file whose init function starts the JVM. */
    String stub() {
        return """
                /* Written by sanca for %s. */
                #include "java.h"

                PyMODINIT_FUNC
                PyInit_%s(void)
                {
                    return sanca_java_module("%s", "%s");
                }
                """.formatted(where, name, name, initClass);
    }

    String pom() {
        StringBuilder dependencies = new StringBuilder();
        for (String coordinate : coordinates) {
            String[] parts = coordinate.split(":");
            dependencies.append("    <dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>%s%s</dependency>%n"
                    .formatted(parts[0], parts[1], parts[parts.length - 1],
                            parts.length > 3 ? "<type>" + parts[2] + "</type>" : "",
                            parts.length > 4 ? "<classifier>" + parts[3] + "</classifier>" : ""));
        }
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>setup</groupId><artifactId>%s</artifactId><version>1</version><packaging>pom</packaging>
                  <dependencies>
                %s  </dependencies>
                </project>
                """.formatted(name, dependencies);
    }
}
