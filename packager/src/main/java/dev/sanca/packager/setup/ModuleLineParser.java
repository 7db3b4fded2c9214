package dev.sanca.packager.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Sorts the words of one module line. */
final class ModuleLineParser {
    /** What looks like a flag for the compiler and is one for the linker. */
    private static final Pattern FOR_COMPILER = Pattern.compile("-(O.*|W(?!l,).*|M.*|E|P)");
    private static final Pattern PATTERN = Pattern.compile("[*?\\[]");

    private final LogicalLine line;
    private final Dialect dialect;
    private final List<Warning> warnings;
    private final List<String> names = new ArrayList<>();
    private final List<String> sources = new ArrayList<>();
    private final List<String> compiler = new ArrayList<>();
    private final List<String> linker = new ArrayList<>();
    private final List<String> java = new ArrayList<>();
    /** Where the next word goes, whatever it is; null if it is looked at. */
    private List<String> next;

    ModuleLineParser(LogicalLine line, Dialect dialect, List<Warning> warnings) {
        this.line = line;
        this.dialect = dialect;
        this.warnings = warnings;
    }

    ModuleRule parse(Mode mode, boolean objects) {
        String last = "";
        for (String word : Words.split(line.text())) {
            word(word);
            last = word;
        }
        if (next != null) {
            warn("\"" + last + "\" needs a word behind it");
        }
        if (names.size() > 1 && compiler.isEmpty() && linker.isEmpty() && mode != Mode.DISABLED && java.isEmpty()) {
            warn("several modules share this line, so no MODULE_..._CFLAGS can be set for them: give each a line of its own");
        }
        if (names.isEmpty()) {
            warn("no module is named: put its name in front");
        }
        return new ModuleRule(names, mode, objects, sources, compiler, linker, java, line.where());
    }

    private void word(String word) {
        if (next != null) {
            next.add(word);
            next = null;
            return;
        }
        switch (WordClass.of(word, dialect)) {
            case LIBRARY_AND_NEXT -> {
                linker.add(word);
                next = linker;
            }
            case COMPILER_NEXT -> next = compiler;
            case COMPILER -> compiler.add(word);
            case LIBRARY -> library(word);
            case BOTH -> {
                linker.add(word);
                compiler.add(word);
            }
            case SOURCE -> source(word);
            case OBJECT -> object(word);
            case NAME -> name(word);
            case JAVA -> java.add(word);
            case BAD -> throw BadWords.error(word, line);
        }
    }

    private void library(String word) {
        if (FOR_COMPILER.matcher(word).matches()) {
            warn("\"" + word + "\" goes to the linker, not to the compiler: for the compiler write -Xcompiler " + word);
        }
        linker.add(word);
    }

    private void source(String word) {
        if (word.startsWith("-")) {
            throw BadWords.error(word, line);
        }
        if (PATTERN.matcher(word).find()) {
            warn("\"" + word + "\" is not expanded: name each file");
        }
        sources.add(word);
    }

    private void object(String word) {
        if (word.startsWith("-")) {
            throw BadWords.error(word, line);
        }
        String source = Words.baseName(word, ".o") + ".c";
        if (word.contains("/")) {
            warn("\"" + word + "\" stands for the source " + source + ", without its directory: name the source instead");
        }
        sources.add(source);
    }

    private void name(String word) {
        if (dialect == Dialect.SANCA && !Words.isIdentifier(word)) {
            throw BadWords.error(word, line);
        }
        names.add(word);
    }

    private void warn(String text) {
        warnings.add(new Warning(line.where(), text));
    }
}
