package dev.sanca;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where things are under a Python's home directory, on each system: the standard library, libpython, the program.
 */
final class HomeLayout {
    private static final Pattern STDLIB = Pattern.compile("python(\\d)\\.(\\d+)t?");
    private static final Pattern MULTIARCH = Pattern.compile("[a-z0-9_]+-linux-[a-z]+");
    private static final List<String> LIBRARY_FOLDERS = List.of("lib", "lib64");

    private HomeLayout() {}

    /** Whether this directory has the standard library of some Python; {@code os.py} is CPython's own landmark. */
    static boolean isHome(Path directory) {
        return !versions(directory).isEmpty() || isFlat(directory);
    }

    /** Whether this directory has the standard library of this version. */
    static boolean isHomeOf(Path directory, PythonVersion version) {
        return versions(directory).contains(version) || isFlat(directory);
    }

    /** The versions whose standard library is under this directory; empty if there is none, or it does not say (Windows). */
    static Set<PythonVersion> versions(Path home) {
        Set<PythonVersion> found = new TreeSet<>(Comparator.reverseOrder());
        for (String folder : LIBRARY_FOLDERS) {
            for (Path directory : list(home.resolve(folder), HomeLayout::isStandardLibrary)) {
                Matcher matcher = STDLIB.matcher(directory.getFileName().toString());
                if (matcher.matches()) {
                    found.add(new PythonVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))));
                }
            }
        }
        return found;
    }

    private static boolean isStandardLibrary(Path directory) {
        return STDLIB.matcher(directory.getFileName().toString()).matches() && Files.isRegularFile(directory.resolve("os.py"));
    }

    /** The layout of Windows: {@code Lib\os.py} with no version in a directory's name. */
    private static boolean isFlat(Path home) {
        return Files.isRegularFile(home.resolve("Lib").resolve("os.py")) || Files.isRegularFile(home.resolve("lib").resolve("os.py"));
    }

    /** The libpython files under a home: newest version first, ordinary builds before debug ones. */
    static List<Path> libraries(Path home) {
        List<Path> found = new ArrayList<>();
        for (Path folder : libraryFolders(home)) {
            found.addAll(list(folder, file -> LibraryName.parse(file).isPresent() && Files.isRegularFile(file)));
        }
        Path framework = home.resolve("Python");
        if (Files.isRegularFile(framework)) {
            found.add(framework);
        }
        found.sort(Comparator.comparing(HomeLayout::versionOf).reversed().thenComparing(HomeLayout::isDebug)
                .thenComparing(file -> -file.toString().length()));
        return found;
    }

    /** Where a libpython can be, seen from a home. */
    static List<Path> libraryFolders(Path home) {
        List<Path> folders = new ArrayList<>(List.of(home));
        for (String name : LIBRARY_FOLDERS) {
            Path folder = home.resolve(name);
            folders.add(folder);
            folders.addAll(list(folder, sub -> MULTIARCH.matcher(sub.getFileName().toString()).matches()));
        }
        folders.add(home.resolve("bin"));
        return folders;
    }

    private static PythonVersion versionOf(Path library) {
        return LibraryName.parse(library).map(LibraryName::version).orElse(new PythonVersion(0, 0));
    }

    private static boolean isDebug(Path library) {
        return LibraryName.parse(library).map(LibraryName::debug).orElse(false);
    }

    /** The home a library belongs to: the nearest directory above it that has the standard library. */
    static Optional<Path> homeAbove(Path library, Predicate<Path> isHome) {
        Path directory = library.getParent();
        for (int i = 0; i < 5 && directory != null; i++) {
            if (isHome.test(directory)) {
                return Optional.of(directory);
            }
            directory = directory.getParent();
        }
        return Optional.empty();
    }

    /** The {@code python} program of a home. */
    static Optional<Path> executable(Path home, PythonVersion version) {
        String name = "python" + version;
        return Stream.of(name, "bin/" + name, "bin/python3", "python3", "python.exe")
                .map(home::resolve)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static List<Path> list(Path directory, Predicate<Path> filter) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(filter).sorted().toList();
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of();
        }
    }
}
