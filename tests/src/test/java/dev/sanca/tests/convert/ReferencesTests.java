package dev.sanca.tests.convert;

/** {@link References} on the embedded Python. */
class ReferencesTests extends References {
    ReferencesTests() {
        super(ConvertPython.embedded());
    }
}
