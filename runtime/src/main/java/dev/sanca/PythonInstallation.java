package dev.sanca;

import dev.sanca.PythonInstallationException.Reason;
import dev.sanca.spi.PythonProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A CPython on this machine: its libpython and the directory with its standard library.
 *
 * <p>An instance says where files are that were there when it was made, for the right machine, of a supported version. It loads nothing;
 * {@link Interpreter#start} does. Every method that makes one throws {@link PythonInstallationException} with one clear message.
 *
 * <p>Immutable; safe on any thread.
 *
 * @param library            the libpython file
 * @param version            the feature version
 * @param home               the directory under which {@code lib/python3.X/os.py} is ({@code Lib\os.py} on Windows)
 * @param executable         the {@code python} program that becomes {@code sys.executable}, if there is one
 * @param virtualEnvironment the virtual environment (PEP 405) to run in, if any; {@code executable} is then the program inside it
 * @param freeThreaded       whether it is a build without a GIL (PEP 703)
 * @param debug              whether it is a build with {@code --with-pydebug}
 */
public record PythonInstallation(Path library, PythonVersion version, Path home, Optional<Path> executable,
        Optional<Path> virtualEnvironment, boolean freeThreaded, boolean debug) {

    /**
     * Finds a Python: the first of these that exists.
     *
     * <ol>
     * <li>what the system property {@code sanca.python} names, in any way that {@link #of(Path)} understands;
     * <li>what the environment variable {@code SANCA_PYTHON} names;
     * <li>one that came with the program: an {@link dev.sanca.spi.PythonProvider} such as {@code sanca-embedded};
     * <li>the virtual environment that {@code VIRTUAL_ENV} names;
     * <li>{@code python3}, then {@code python}, in each directory of {@code PATH}.
     * </ol>
     * A place that is named (1, 2) must be usable; in the others (3 to 5) an unusable one is passed over, and the message says why
     * if nothing else is found.
     *
     * @return the installation
     * @throws PythonInstallationException if there is none; the message lists every place that was looked at
     */
    public static PythonInstallation find() {
        return PythonSearch.ofThisProcess().find();
    }

    /**
     * The Python at a place: a libpython file, a home directory, a virtual environment or a {@code python} program.
     *
     * @param place a file or directory
     * @return the installation
     * @throws PythonInstallationException if it cannot be used
     */
    public static PythonInstallation of(Path place) {
        if (Files.isDirectory(place)) {
            return VirtualEnvironment.is(place) ? ofVirtualEnvironment(place) : ofHome(place);
        }
        if (!Files.exists(place)) {
            throw new PythonInstallationException(Reason.NOT_FOUND, "There is no file or directory " + place + ".");
        }
        return LibraryName.looksLikeOne(place) ? ofLibrary(place) : ofExecutable(place);
    }

    /**
     * The Python of a libpython file. Its home is the nearest directory above it that has the standard library.
     *
     * @param library the file: {@code libpython3.12.so.1.0}, {@code libpython3.12.dylib}, {@code python312.dll}
     * @return the installation
     * @throws PythonInstallationException if it cannot be used
     */
    public static PythonInstallation ofLibrary(Path library) {
        Path file = requireLibrary(library);
        Optional<PythonVersion> version = LibraryName.parse(file).or(() -> LibraryName.parse(real(file))).map(LibraryName::version);
        version.ifPresent(known -> requireSupported(known, file));
        Path home = HomeLayout.homeAbove(file, directory -> hasStandardLibrary(directory, version))
                .or(() -> HomeLayout.homeAbove(real(file), directory -> hasStandardLibrary(directory, version)))
                .orElseThrow(() -> new PythonInstallationException(Reason.BROKEN_HOME, "No standard library belongs to " + file
                        + ": no directory above it has " + landmark(version) + ". Name its home directory as well."));
        return ofLibrary(file, home);
    }

    /**
     * The Python of a libpython file whose standard library is elsewhere.
     *
     * @param library the libpython file
     * @param home    the directory under which the standard library is
     * @return the installation
     * @throws PythonInstallationException if it cannot be used
     */
    public static PythonInstallation ofLibrary(Path library, Path home) {
        Path file = requireLibrary(library);
        Path directory = home.toAbsolutePath().normalize();
        LibraryName name = LibraryName.parse(file).or(() -> LibraryName.parse(real(file)))
                .orElseGet(() -> new LibraryName(onlyVersion(directory), false, false));
        requireSupported(name.version(), file);
        requireStandardLibrary(directory, name.version());
        return new PythonInstallation(file, name.version(), directory, HomeLayout.executable(directory, name.version()),
                Optional.empty(), name.freeThreaded(), name.debug());
    }

    /**
     * The Python that a provider brought along.
     *
     * @param place where the provider put it
     * @return the installation
     * @throws PythonInstallationException if it cannot be used
     */
    public static PythonInstallation of(PythonProvider.Location place) {
        PythonInstallation found = ofLibrary(place.library(), place.home());
        return new PythonInstallation(found.library(), found.version(), found.home(), Optional.of(place.executable()),
                Optional.empty(), found.freeThreaded(), found.debug());
    }

    /**
     * The Python of a home directory, what {@code PYTHONHOME} names and {@code sys.base_prefix} says. The newest version is taken if
     * there are several.
     *
     * @param home the directory
     * @return the installation
     * @throws PythonInstallationException if it cannot be used
     */
    public static PythonInstallation ofHome(Path home) {
        Path directory = requireDirectory(home);
        List<Path> libraries = HomeLayout.libraries(directory);
        Optional<Path> library = libraries.stream().filter(file -> belongsTo(file, directory)).findFirst();
        if (library.isPresent()) {
            return ofLibrary(library.get(), directory);
        }
        if (!libraries.isEmpty()) {
            requireStandardLibrary(directory, LibraryName.parse(libraries.getFirst()).orElseThrow().version());
        }
        if (HomeLayout.isHome(directory)) {
            HomeLayout.versions(directory).stream().findFirst().ifPresent(version -> requireSupported(version, directory));
            throw noLibrary("The Python in " + directory, HomeLayout.libraryFolders(directory));
        }
        throw new PythonInstallationException(Reason.BROKEN_HOME, directory + " is not the home of a Python: it has neither "
                + landmark(Optional.empty()) + " nor a libpython.");
    }

    /**
     * The Python of a virtual environment (PEP 405). Python then sees the packages of the environment, as its own {@code python} does.
     *
     * @param directory the environment, with its {@code pyvenv.cfg}
     * @return the installation
     * @throws PythonInstallationException if it cannot be used
     */
    public static PythonInstallation ofVirtualEnvironment(Path directory) {
        VirtualEnvironment environment = VirtualEnvironment.read(requireDirectory(directory));
        environment.version().ifPresent(version -> requireSupported(version, environment.directory()));
        return ofExecutable(environment.program());
    }

    /**
     * The Python of a {@code python} program. The program is run once, in isolated mode, and asked where its libpython is.
     *
     * @param program the file
     * @return the installation
     * @throws PythonInstallationException if it cannot be used
     */
    public static PythonInstallation ofExecutable(Path program) {
        InterpreterProbe probe = InterpreterProbe.ask(program.toAbsolutePath());
        List<Path> candidates = probe.libraryCandidates();
        Path library = candidates.stream().filter(Files::isRegularFile).findFirst()
                .orElseThrow(() -> noLibrary(program + " (Python " + probe.version() + ")", candidates));
        requireLibrary(library);
        requireStandardLibrary(probe.basePrefix(), probe.version());
        Optional<Path> environment = Optional.of(probe.prefix()).filter(VirtualEnvironment::is);
        return new PythonInstallation(library, probe.version(), probe.basePrefix(), Optional.of(probe.executable()), environment,
                probe.isFreeThreaded(), probe.isDebug());
    }

    /** Refuses a Python that is too old. */
    static void requireSupported(PythonVersion version, Path place) {
        if (!version.isAtLeast(PythonVersion.OLDEST_SUPPORTED)) {
            throw new PythonInstallationException(Reason.TOO_OLD, place + " is Python " + version + ", but Sanca needs Python "
                    + PythonVersion.OLDEST_SUPPORTED + " or newer.");
        }
    }

    private static Path requireDirectory(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new PythonInstallationException(Reason.NOT_FOUND, "There is no directory " + directory + ".");
        }
        return directory.toAbsolutePath().normalize();
    }

    /** The file, if this JVM can load it as far as its header says. */
    private static Path requireLibrary(Path library) {
        Path file = library.toAbsolutePath().normalize();
        if (!Files.isRegularFile(file)) {
            throw new PythonInstallationException(Reason.NOT_FOUND, "There is no libpython file " + file + ".");
        }
        BinaryHeader header = header(file);
        if (header.format() == BinaryHeader.Format.NONE) {
            throw new PythonInstallationException(Reason.NOT_A_LIBRARY, file + " is not a shared library.");
        }
        BinaryHeader.Host host = BinaryHeader.Host.current();
        if (!header.suits(host)) {
            throw new PythonInstallationException(Reason.WRONG_ARCHITECTURE, file + " is for " + header.describe()
                    + ", but this JVM runs on " + host.describe() + ".");
        }
        return file;
    }

    private static BinaryHeader header(Path file) {
        try {
            return BinaryHeader.of(file);
        } catch (IOException unreadable) {
            throw new PythonInstallationException(Reason.NOT_LOADABLE, file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static boolean hasStandardLibrary(Path directory, Optional<PythonVersion> version) {
        return version.map(known -> HomeLayout.isHomeOf(directory, known)).orElseGet(() -> HomeLayout.isHome(directory));
    }

    private static boolean belongsTo(Path library, Path home) {
        return hasStandardLibrary(home, LibraryName.parse(library).map(LibraryName::version));
    }

    private static void requireStandardLibrary(Path home, PythonVersion version) {
        if (!HomeLayout.isHomeOf(home, version)) {
            throw new PythonInstallationException(Reason.BROKEN_HOME, home + " is not the home of Python " + version + ": "
                    + landmark(Optional.of(version)) + " is missing there.");
        }
    }

    private static PythonVersion onlyVersion(Path home) {
        Set<PythonVersion> versions = HomeLayout.versions(home);
        return versions.stream().findFirst().orElseThrow(() -> new PythonInstallationException(Reason.BROKEN_HOME,
                home + " is not the home of a Python: " + landmark(Optional.empty()) + " is missing there."));
    }

    private static String landmark(Optional<PythonVersion> version) {
        return BinaryHeader.Host.current().format() == BinaryHeader.Format.PE
                ? "Lib\\os.py"
                : "lib/python" + version.map(PythonVersion::toString).orElse("3.X") + "/os.py";
    }

    private static PythonInstallationException noLibrary(String what, List<Path> looked) {
        return new PythonInstallationException(Reason.NO_SHARED_LIBRARY, what + " has no libpython to load: it was built without "
                + "--enable-shared, or its library is a package of its own (Debian: libpython3.X). Looked for:"
                + looked.stream().map(path -> "\n  " + path).collect(Collectors.joining()));
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException gone) {
            return file;
        }
    }
}
