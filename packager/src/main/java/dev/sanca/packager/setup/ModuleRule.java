package dev.sanca.packager.setup;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One module line, taken apart.
 *
 * @param names the modules; more than one share everything else
 * @param mode static, shared or disabled
 * @param objects whether rules are written; false behind {@code -n}
 * @param sources C sources
 * @param compilerWords words for the compiler
 * @param linkerWords libraries and words for the linker
 * @param javaWords Java sources, jars, Maven coordinates and class names; always empty in {@link Dialect#CPYTHON}
 * @param where the line
 */
public record ModuleRule(List<String> names, Mode mode, boolean objects, List<String> sources, List<String> compilerWords,
        List<String> linkerWords, List<String> javaWords, Location where) {
    /**
     * Makes a rule of copies of the lists.
     */
    public ModuleRule {
        names = List.copyOf(names);
        sources = List.copyOf(sources);
        compilerWords = List.copyOf(compilerWords);
        linkerWords = List.copyOf(linkerWords);
        javaWords = List.copyOf(javaWords);
    }

    /**
     * Whether the module is written in Java.
     *
     * @return true if the line has a Java word
     */
    public boolean isJava() {
        return !javaWords.isEmpty();
    }

    /**
     * The names as they stand in variables such as {@code MODULE_SPAM_CFLAGS}.
     *
     * @return in upper case; several are separated by blanks, which makes no variable that could be set
     */
    public String variableName() {
        return names.stream().map(Words::upperCase).collect(Collectors.joining(" "));
    }

    /**
     * The compiler words, with the blank before each that the script writes.
     *
     * @return the variable {@code MODULE_…_CFLAGS} if the line has neither compiler nor linker words
     */
    String compilerText() {
        return hasFlags() ? spaced(compilerWords) : "$(MODULE_" + variableName() + "_CFLAGS)";
    }

    /** The same for the linker. */
    String linkerText() {
        return hasFlags() ? spaced(linkerWords) : "$(MODULE_" + variableName() + "_LDFLAGS)";
    }

    /** Whether flags stand on the line, rather than in the module's two variables. */
    boolean hasFlags() {
        return !compilerWords.isEmpty() || !linkerWords.isEmpty();
    }

    /** Each word with a blank before it. */
    static String spaced(List<String> words) {
        return words.stream().map(word -> " " + word).collect(Collectors.joining());
    }
}
