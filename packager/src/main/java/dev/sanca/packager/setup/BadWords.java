package dev.sanca.packager.setup;

/** What to write instead of a word that has no meaning. All texts in one place. */
final class BadWords {
    private BadWords() {}

    static SetupException error(String word, LogicalLine line) {
        return new SetupException(line.where(), "bad word " + word + " in " + line.text() + "\n    " + wayOut(word));
    }

    private static String wayOut(String word) {
        if (Mode.resemblesMarker(word)) {
            return "A marker stands alone on its line, in small letters: " + Words.lowerCase(word);
        }
        if (word.endsWith("\r")) {
            return "The line ends in CR LF: save the file with LF.";
        }
        if (word.matches(".*\\.[sS]")) {
            return "Assembler sources are not known: compile it with a rule of your own and name the object by its full path.";
        }
        if (word.matches("-.*\\.(o|c|C|m|cc|cpp|cxx)")) {
            return "File names must not begin with \"-\".";
        }
        if (word.startsWith("-")) {
            return "As a compiler flag, write: -Xcompiler " + word + "   As a linker flag: -Xlinker " + word;
        }
        if (!word.contains(".")) {
            return "A module's name has letters, digits and _ only, for its init function is PyInit_<name>.";
        }
        return "Expected: module names, sources (.c .cc .cpp .cxx .c++ .C .m .o), -I -D -U -C -f, -l -L, libraries (.a .so),"
                + " $(VARIABLES), and for Java modules .java, .jar, group:artifact:version, package.Class.";
    }
}
