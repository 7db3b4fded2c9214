package dev.sanca.packager.wheel;

import dev.sanca.packager.BuildException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What lies at the top of a project by custom: the README, the licences.
 *
 * @param root the project's folder
 */
public record ProjectFolder(Path root) {
    /** What PEP 639 takes where nothing is said. */
    private static final List<String> LICENCES = List.of("LICEN[CS]E*", "COPYING*", "NOTICE*", "AUTHORS*");

    private static final Map<String, String> TYPES = Map.of(
            ".md", "text/markdown", ".markdown", "text/markdown", ".rst", "text/x-rst", ".txt", "text/plain", "", "text/plain");

    /**
     * A long description.
     *
     * @param text the text
     * @param type its content type
     */
    public record Readme(String text, String type) {}

    /** {@return the README, if there is one} */
    public Optional<Readme> readme() {
        return Stream.of("README.md", "README.rst", "README.txt", "README").filter(name -> Files.isRegularFile(root.resolve(name)))
                .findFirst().map(this::readme);
    }

    /**
     * {@return a file as long description}
     *
     * @param name its path in the project; the suffix says what it is written in
     * @throws BuildException if it isn't there, or of a kind that no index shows
     */
    public Readme readme(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        String suffix = file.contains(".") ? file.substring(file.lastIndexOf('.')).toLowerCase(Locale.ROOT) : "";
        String type = TYPES.get(suffix);
        if (type == null) {
            throw new BuildException("the long description " + name
                    + " is neither Markdown (.md) nor reStructuredText (.rst) nor text (.txt)");
        }
        return new Readme(read(name), type);
    }

    /**
     * {@return the text of a file}
     *
     * @param name its path in the project
     * @throws BuildException if it can't be read
     */
    public String read(String name) {
        try {
            return Files.readString(root.resolve(name)).replace("\r\n", "\n");
        } catch (IOException unreadable) {
            throw new BuildException("cannot read " + root.resolve(name) + ": " + unreadable.getMessage());
        }
    }

    /** {@return the licence texts, as they are called by custom} */
    public List<Path> licenceFiles() {
        return files(LICENCES);
    }

    /**
     * {@return the files that match, in order}
     *
     * @param globs patterns for paths from the project's folder, with {@code /}
     */
    public List<Path> files(List<String> globs) {
        List<PathMatcher> matchers = globs.stream().map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob)).toList();
        int depth = globs.stream().anyMatch(glob -> glob.contains("**")) ? Integer.MAX_VALUE
                : globs.stream().mapToInt(glob -> glob.split("/").length).max().orElse(1);
        try (Stream<Path> all = Files.walk(root, depth)) {
            return all.filter(Files::isRegularFile).filter(file -> matchers.stream().anyMatch(one -> one.matches(root.relativize(file))))
                    .sorted().toList();
        } catch (IOException unreadable) {
            throw new BuildException("cannot read " + root + ": " + unreadable.getMessage());
        }
    }
}
