package dev.sanca.packager.interpreter;

import java.nio.file.Path;
import java.util.List;

/**
 * What a project's Makefile calls besides the C compiler.
 *
 * @param command the words of the {@code sanca} command
 * @param capiJar the jar of {@code dev.sanca.capi}
 * @param hostJar the jar with the Java side of the built interpreter
 * @param javaHome the JDK that compiles Java modules
 */
public record Tools(List<String> command, Path capiJar, Path hostJar, Path javaHome) {
    /**
     * Keeps a copy of the list.
     */
    public Tools {
        command = List.copyOf(command);
    }
}
