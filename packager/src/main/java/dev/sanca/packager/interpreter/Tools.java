package dev.sanca.packager.interpreter;

import java.nio.file.Path;
import java.util.List;

/**
 * What a project's Makefile calls besides the C compiler.
 *
 * @param command the words of the {@code sanca} command
 * @param libraries the jars that Java modules run with: {@code sanca-capi}, {@code sanca-interpreter}, {@code sanca-runtime}
 * @param processors what annotated modules are compiled with: {@code sanca-annotations}, {@code sanca-processor}, {@code javapoet}
 * @param javaHome the JDK that compiles Java modules
 */
public record Tools(List<String> command, List<Path> libraries, List<Path> processors, Path javaHome) {
    /**
     * Keeps copies of the lists.
     */
    public Tools {
        command = List.copyOf(command);
        libraries = List.copyOf(libraries);
        processors = List.copyOf(processors);
    }
}
