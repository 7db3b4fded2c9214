package dev.sanca.spi;

import java.nio.file.Path;

/**
 * A source of a CPython that came with the program, found through {@link java.util.ServiceLoader}.
 *
 * <p>The module {@code dev.sanca.embedded} is one: it unpacks a CPython out of a jar on the class path.
 */
public interface PythonProvider {
    /**
     * What this provider offers, for messages: {@code "embedded CPython 3.14.3"}.
     *
     * @return one line, without a full stop
     */
    String description();

    /**
     * Makes the files of the CPython available, unpacking them if need be, and says where they are.
     *
     * @return the place of a CPython whose files exist
     * @throws dev.sanca.PythonInstallationException if this provider has none for this machine, or could not put it on disk
     */
    Location provide();

    /**
     * Where a provided CPython is.
     *
     * @param home       the directory under which {@code lib/python3.X} is
     * @param library    the libpython file
     * @param executable the {@code python} program of that CPython
     */
    record Location(Path home, Path library, Path executable) {}
}
