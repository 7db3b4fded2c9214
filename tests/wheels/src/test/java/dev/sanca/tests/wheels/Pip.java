package dev.sanca.tests.wheels;

import java.nio.file.Path;

/** The wheel that pip runs out of. */
final class Pip {
    private Pip() {}

    static String of(Venv venv) {
        return Path.of(venv.pip().getLast()).getParent().toString();
    }
}
