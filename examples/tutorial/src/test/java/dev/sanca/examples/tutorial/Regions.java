package dev.sanca.examples.tutorial;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Named regions of source files, between {@code @start region="name"} and {@code @end region="name"} in comments. */
final class Regions {
    private static final Path SOURCES = Golden.MODULE.resolve("src/main/java/dev/sanca/examples/tutorial");
    private static final Path RESOURCES = Golden.MODULE.resolve("src/main/resources/dev/sanca/examples/tutorial");

    private Regions() {}

    /** The code of {@code File.java#region}, without the indentation that its lines share. */
    static String code(String reference) {
        String[] parts = reference.split("#", 2);
        Path folder = parts[0].endsWith(".java") ? SOURCES : RESOURCES;
        String source = Golden.read(folder.resolve(parts[0]));
        String name = Pattern.quote(parts[1]);
        Matcher region = Pattern.compile("@start region=\"" + name + "\"\\n(.*?)\\n[^\\n]*@end region=\"" + name + "\"", Pattern.DOTALL)
                .matcher(source);
        if (!region.find()) {
            throw new AssertionError("there is no region " + reference);
        }
        return region.group(1).stripIndent().strip() + "\n";
    }
}
