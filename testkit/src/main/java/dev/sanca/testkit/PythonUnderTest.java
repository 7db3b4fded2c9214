package dev.sanca.testkit;

import dev.sanca.PythonInstallation;

/**
 * A Python that tests run on.
 *
 * @param name         what it is called in the display name of a test: {@code "3.14 embedded"}
 * @param installation where it is
 */
public record PythonUnderTest(String name, PythonInstallation installation) {
    /** {@return its name} */
    @Override
    public String toString() {
        return name;
    }
}
