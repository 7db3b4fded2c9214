package dev.sanca.tests.convert;

/** {@link RoundTrips} on the embedded Python. */
class RoundTripTests extends RoundTrips {
    RoundTripTests() {
        super(ConvertPython.embedded());
    }
}
