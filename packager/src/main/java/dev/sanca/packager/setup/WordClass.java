package dev.sanca.packager.setup;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a word of a module line is. The table is tried from the top; the first rule that fits decides, as in the script.
 */
enum WordClass {
    /** To the linker, and so is the next word. */
    LIBRARY_AND_NEXT,
    /** Dropped; the next word goes to the compiler. */
    COMPILER_NEXT,
    /** To the compiler. */
    COMPILER,
    /** To the linker. */
    LIBRARY,
    /** A make variable, to both. */
    BOTH,
    /** A source file. */
    SOURCE,
    /** An object file, which stands for the C file of that name. */
    OBJECT,
    /** The name of a module. */
    NAME,
    /** One of the words that Sanca adds. */
    JAVA,
    /** None of these. */
    BAD;

    private record Rule(Predicate<String> matches, WordClass result) {}

    private static final Pattern COORDINATES = Pattern.compile("[\\w.-]+(:[\\w.-]+){2,4}");
    /** By convention a class begins with a capital, so that {@code fast.s} and {@code spam.h} stay errors. */
    private static final Pattern CLASS_NAME =
            Pattern.compile("([A-Za-z_$][\\w$]*\\.)+(?![SH]$)[A-Z][\\w$]*");

    private static final List<Rule> RULES = List.of(
            new Rule("-framework"::equals, LIBRARY_AND_NEXT),
            new Rule(word -> flag(word, "IDUCfF"), COMPILER),
            new Rule("-Xcompiler"::equals, COMPILER_NEXT),
            new Rule(Set.of("-Xlinker", "-rpath", "--rpath")::contains, LIBRARY_AND_NEXT),
            new Rule(word -> flag(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZl"), LIBRARY),
            new Rule(word -> ends(word, ".a", ".so", ".sl"), LIBRARY),
            new Rule(word -> word.startsWith("/") && word.endsWith(".o"), LIBRARY),
            new Rule(word -> word.endsWith(".def"), LIBRARY),
            new Rule(word -> word.endsWith(".o"), OBJECT),
            new Rule(word -> ends(word, ".c", ".C", ".m", ".cc", ".c++", ".cxx", ".cpp"), SOURCE),
            new Rule(word -> variable(word, "_CFLAGS)", "_INCLUDES)"), COMPILER),
            new Rule(word -> variable(word, "_LIBS)", "_LDFLAGS)", "_RPATH)"), LIBRARY),
            new Rule(word -> word.startsWith("$"), BOTH),
            new Rule(word -> word.contains("."), BAD),
            new Rule("-u"::equals, LIBRARY_AND_NEXT),
            new Rule(word -> Words.isNameStart(word.charAt(0)), NAME));

    private static boolean flag(String word, String letters) {
        return word.length() > 1 && word.charAt(0) == '-' && letters.indexOf(word.charAt(1)) >= 0;
    }

    private static boolean ends(String word, String... suffixes) {
        for (String suffix : suffixes) {
            if (word.endsWith(suffix)) {
                return true;
            }
        }
        return false;
    }

    private static boolean variable(String word, String... ends) {
        return word.startsWith("$(") && ends(word.substring(2), ends);
    }

    /** The class of a word in a dialect. */
    static WordClass of(String word, Dialect dialect) {
        WordClass found = ofCPython(word);
        return found == BAD && dialect == Dialect.SANCA && isJava(word) ? JAVA : found;
    }

    private static WordClass ofCPython(String word) {
        for (Rule rule : RULES) {
            if (rule.matches.test(word)) {
                return rule.result;
            }
        }
        return BAD;
    }

    private static boolean isJava(String word) {
        return !word.startsWith("-") && word.contains(".")
                && (word.endsWith(".java") || word.endsWith(".jar") || isCoordinates(word) || isClassName(word));
    }

    /** Whether a word names a Maven artifact, {@code group:artifact:version}. */
    static boolean isCoordinates(String word) {
        return COORDINATES.matcher(word).matches();
    }

    /** Whether a word is the full name of a Java class. */
    static boolean isClassName(String word) {
        return CLASS_NAME.matcher(word).matches();
    }
}
