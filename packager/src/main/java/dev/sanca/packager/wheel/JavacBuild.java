package dev.sanca.packager.wheel;

import dev.sanca.packager.BuildException;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles a project without Maven: the JDK's own compiler with the annotation processor, then the jar. */
final class JavacBuild {
    private final PyProject project;
    private final Path build;

    /**
     * Prepares a build.
     *
     * @param project where the sources are
     * @param build a folder for what is built
     */
    JavacBuild(PyProject project, Path build) {
        this.project = project;
        this.build = build;
    }

    /**
     * Compiles all sources anew.
     *
     * @param sanca the jars with the annotations and what generated code needs
     * @param processors the jars of the annotation processor
     * @return the folder of classes
     * @throws BuildException if there is no source, or the compiler finds errors, with its messages
     */
    Path compile(List<Path> sanca, List<Path> processors) {
        Path classes = build.resolve("classes");
        FileTree.delete(classes);
        List<Path> sources = javaFiles();
        if (sources.isEmpty()) {
            throw new BuildException("there are no Java sources in " + project.javaSource());
        }
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        if (javac == null) {
            throw new BuildException("the Java in " + System.getProperty("java.home") + " has no compiler: set JAVA_HOME to a JDK");
        }
        List<String> options = new ArrayList<>(List.of("-d", classes.toString(), "--release", String.valueOf(project.release()),
                "-parameters",
                "-encoding", "UTF-8", "-g", "-classpath", path(Stream.concat(sanca.stream(), project.jars().stream()).toList())));
        options.addAll(processors.isEmpty() ? List.of("-proc:none") : List.of("-proc:full", "-processorpath", path(processors)));
        run(javac, options, sources);
        FileTree resources = new FileTree();
        resources.addFolder("", project.resources(), file -> true);
        resources.writeTo(classes);
        return classes;
    }

    private static void run(JavaCompiler javac, List<String> options, List<Path> sources) {
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean compiled = javac.getTask(messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources)).call();
            if (!compiled) {
                throw new BuildException("the Java sources do not compile:\n" + messages.toString().stripTrailing());
            }
        } catch (IOException unexpected) {
            throw new BuildException("the compiler cannot run: " + unexpected.getMessage());
        }
        System.err.print(messages); // warnings
    }

    private List<Path> javaFiles() {
        if (!Files.isDirectory(project.javaSource())) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(project.javaSource())) {
            return all.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        } catch (IOException unreadable) {
            throw new BuildException("cannot read " + project.javaSource() + ": " + unreadable.getMessage());
        }
    }

    /**
     * Writes the jar of the classes.
     *
     * @param classes what was compiled
     * @param name the jar's name, without {@code .jar}
     * @param time the time that all files in it have
     * @return the jar
     */
    Path jar(Path classes, String name, Instant time) {
        FileTree content = new FileTree();
        content.addFolder("", classes, file -> true);
        Path jar = build.resolve(name + ".jar");
        try (ZipFileWriter zip = new ZipFileWriter(jar, time)) {
            if (!content.contains("META-INF/MANIFEST.MF")) {
                zip.add("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\n\r\n".getBytes(StandardCharsets.UTF_8), false);
            }
            for (Map.Entry<String, FileTree.Content> file : content.files().entrySet()) {
                zip.add(file.getKey(), file.getValue().read(), false);
            }
        } catch (IOException unwritable) {
            throw new BuildException("cannot write " + jar + ": " + unwritable.getMessage());
        }
        return jar;
    }

    private static String path(List<Path> files) {
        return files.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
