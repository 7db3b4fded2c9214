package dev.sanca.benchmarks;

/** Tells the one who waits where the run is. */
final class Progress {
    private final long start = System.nanoTime();

    void say(String what) {
        print("[%4d s] %s".formatted((System.nanoTime() - start) / 1_000_000_000, what));
    }

    void print(String text) {
        System.out.println(text);
        System.out.flush();
    }
}
