package dev.sanca.spi;

import dev.sanca.PythonInstallation;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A source of Python packages that came with the program, found through {@link java.util.ServiceLoader}.
 *
 * <p>The module {@code dev.sanca.numpy} is one: it unpacks NumPy out of a jar on the class path. What a provider has is put at the end of
 * {@code sys.path}, so that packages of the installation or of a virtual environment come first.
 */
public interface PackageProvider {
    /**
     * What this provider offers, for messages: {@code "NumPy 2.4.2"}.
     *
     * @return one line, without a full stop
     */
    String description();

    /**
     * Makes the packages available, unpacking them if need be, if they are for a Python.
     *
     * @param python the Python that is about to start
     * @return the directory in which they are, for {@code sys.path}; empty if they are not for this Python or this machine
     * @throws dev.sanca.PythonInstallationException if they could not be put on disk
     */
    Optional<Path> provide(PythonInstallation python);
}
