package dev.sanca.examples.wordcount;

import dev.sanca.extension.PyFunction;
import dev.sanca.extension.PyModule;
import java.util.stream.Stream;

/** Counts a word in a text. */
@PyModule(name = "word_count")
public final class WordCount {
    private WordCount() {}

    /**
     * How often the word occurs. All processors count, and other Python threads run meanwhile.
     */
    @PyFunction(releaseGil = true)
    public static long search(String contents, String needle) {
        return count(contents.lines().parallel(), needle);
    }

    /**
     * How often the word occurs, counted on one thread.
     */
    @PyFunction
    public static long searchSequential(String contents, String needle) {
        return count(contents.lines(), needle);
    }

    /**
     * How often the word occurs, counted on one thread while others run Python.
     */
    @PyFunction(releaseGil = true)
    public static long searchSequentialDetached(String contents, String needle) {
        return count(contents.lines(), needle);
    }

    private static long count(Stream<String> lines, String needle) {
        return lines.mapToLong(line -> countInLine(line, needle)).sum();
    }

    private static long countInLine(String line, String needle) {
        return Stream.of(line.split(" ")).filter(needle::equals).count();
    }
}
