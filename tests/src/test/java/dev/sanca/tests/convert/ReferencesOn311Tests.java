package dev.sanca.tests.convert;

/** {@link References} on the system's Python 3.11, where None is counted too, and small ints. */
class ReferencesOn311Tests extends References {
    ReferencesOn311Tests() {
        super(ConvertPython.start("3.11"));
    }
}
