package dev.sanca.packager.setup;

import java.util.List;

/**
 * How a C source becomes an object file.
 *
 * @param path the object file, as it stands in the Makefile
 * @param source the source, as it stands in the Makefile
 * @param compiler {@code $(CC)} or {@code $(CXX)}
 */
public record ObjectFile(String path, String source, String compiler) {
    private static final List<String> C = List.of(".c", ".m");
    private static final List<String> CXX = List.of(".cc", ".c++", ".C", ".cxx", ".cpp");

    /**
     * The object file of a source.
     *
     * @param source a source as a module line has it
     * @param sourceDirectory what {@code -s} was given
     * @return its object file
     */
    public static ObjectFile of(String source, String sourceDirectory) {
        String suffix = suffix(source);
        String name = Words.baseName(source, suffix) + ".o";
        String directory = source.contains("/") ? Words.directory(source) + "/" : "";
        return new ObjectFile(sourceDirectory + "/" + directory + name, path(source, sourceDirectory),
                C.contains(suffix) ? "$(CC)" : "$(CXX)");
    }

    private static String suffix(String source) {
        return source.substring(source.lastIndexOf('.'));
    }

    private static String path(String source, String sourceDirectory) {
        boolean asIs = source.startsWith("/") || source.startsWith("$") || source.equals("glmodule.c");
        return asIs ? source : "$(srcdir)/" + sourceDirectory + "/" + source;
    }
}
