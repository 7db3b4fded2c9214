package dev.sanca.tests.convert;

/** {@link RoundTrips} on the system's Python 3.11, where strings, ints and reference counts look different in memory. */
class RoundTripOn311Tests extends RoundTrips {
    RoundTripOn311Tests() {
        super(ConvertPython.start("3.11"));
    }
}
