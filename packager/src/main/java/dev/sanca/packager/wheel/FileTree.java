package dev.sanca.packager.wheel;

import dev.sanca.packager.BuildException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files by the paths that they have in a wheel, in order. A path has one owner: two are an error that names both. */
public final class FileTree {
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}\\\\:*?\"<>|]");
    /** What editors, Python and version control leave behind. */
    private static final List<String> LITTER = List.of("__pycache__", ".DS_Store", ".git", ".gitignore", ".svn", ".mypy_cache",
            ".pytest_cache");

    private final SortedMap<String, Content> files = new TreeMap<>();

    /** No files yet. */
    public FileTree() {}

    /**
     * What a file holds.
     *
     * @param origin who put it there, for messages
     * @param file where the bytes are, or null
     * @param bytes the bytes if they are in no file, or null
     * @param executable whether it is a program
     */
    record Content(String origin, Path file, byte[] bytes, boolean executable) {
        byte[] read() {
            try {
                return file == null ? bytes : Files.readAllBytes(file);
            } catch (IOException unreadable) {
                throw new BuildException("cannot read " + file + ": " + unreadable.getMessage());
            }
        }
    }

    /**
     * Adds a text.
     *
     * @param path its path in the wheel, with {@code /}
     * @param text what it holds
     * @param origin who makes it, for messages
     */
    public void add(String path, String text, String origin) {
        put(path, new Content(origin, null, text.getBytes(StandardCharsets.UTF_8), false));
    }

    /**
     * Adds bytes.
     *
     * @param path their path in the wheel, with {@code /}
     * @param bytes what it holds
     * @param origin who makes it, for messages
     */
    public void add(String path, byte[] bytes, String origin) {
        put(path, new Content(origin, null, bytes.clone(), false));
    }

    /**
     * Adds a file.
     *
     * @param path its path in the wheel, with {@code /}
     * @param file where it is now
     * @throws BuildException if it is not there
     */
    public void add(String path, Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BuildException("there is no file " + file);
        }
        put(path, new Content(file.toString(), file, null, Files.isExecutable(file)));
    }

    /**
     * Adds a folder with all below it, without {@code __pycache__} and the like. Symbolic links become what they point to.
     *
     * @param prefix the folder's path in the wheel, ending in {@code /}, or empty
     * @param folder where it is now; nothing happens if it is not there
     * @param wanted which files, by their paths below the folder
     */
    public void addFolder(String prefix, Path folder, Predicate<String> wanted) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String path = slashed(folder.relativize(file));
                if (!isLitter(path) && wanted.test(path)) {
                    add(prefix + path, file);
                }
            }
        } catch (IOException | UncheckedIOException unreadable) {
            throw new BuildException("cannot read the folder " + folder + ": " + unreadable.getMessage());
        }
    }

    private static boolean isLitter(String path) {
        return path.endsWith(".pyc") || path.endsWith("~") || Stream.of(path.split("/")).anyMatch(LITTER::contains);
    }

    private static String slashed(Path path) {
        return Stream.iterate(0, i -> i < path.getNameCount(), i -> i + 1).map(i -> path.getName(i).toString())
                .collect(Collectors.joining("/"));
    }

    private void put(String path, Content content) {
        if (UNFIT.matcher(path).find() || List.of(path.split("/", -1)).stream().anyMatch(part -> part.isEmpty()
                || part.matches("\\.\\.?"))) {
            throw new BuildException("\"" + path + "\" (" + content.origin()
                    + ") cannot be a path in a wheel: not every system could unpack it");
        }
        Content earlier = files.putIfAbsent(path, content);
        if (earlier != null) {
            throw new BuildException(path + " would be in the wheel twice: from " + earlier.origin() + " and from " + content.origin());
        }
    }

    /**
     * {@return whether there is a file of this path}
     *
     * @param path the path
     */
    public boolean contains(String path) {
        return files.containsKey(path);
    }

    /** {@return the paths, in order} */
    public List<String> paths() {
        return List.copyOf(files.keySet());
    }

    SortedMap<String, Content> files() {
        return Collections.unmodifiableSortedMap(files);
    }

    /**
     * Writes the files into a folder. A file that has these bytes already is left alone.
     *
     * @param folder the folder, made if it is not there
     */
    public void writeTo(Path folder) {
        files.forEach((path, content) -> {
            Path target = folder.resolve(path);
            byte[] bytes = content.read();
            try {
                if (Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS) && Arrays.equals(Files.readAllBytes(target), bytes)) {
                    return;
                }
                Files.createDirectories(target.getParent());
                Files.write(target, bytes);
                if (content.executable()) {
                    target.toFile().setExecutable(true, false);
                }
            } catch (IOException unwritable) {
                throw new BuildException("cannot write " + target + ": " + unwritable.getMessage());
            }
        });
    }

    /** Removes a folder with all that is in it, if it is there. */
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        } catch (IOException kept) {
            throw new BuildException("cannot remove " + folder + ": " + kept.getMessage());
        }
    }
}
