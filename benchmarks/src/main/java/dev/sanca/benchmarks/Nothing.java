package dev.sanca.benchmarks;

/** A Java program that does nothing. */
public final class Nothing {
    private Nothing() {}

    /**
     * Does nothing.
     *
     * @param args ignored
     */
    public static void main(String[] args) {
        // What a JVM costs.
    }
}
