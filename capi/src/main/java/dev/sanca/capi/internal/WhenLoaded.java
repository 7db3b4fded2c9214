package dev.sanca.capi.internal;

import dev.sanca.capi.CPython;
import java.util.ArrayList;
import java.util.List;

/** Work that needs to know the CPython and may be asked for before one is loaded, as static initialisers do. */
public final class WhenLoaded {
    private static final List<Runnable> WAITING = new ArrayList<>();

    private WhenLoaded() {}

    /**
     * Does the work now if a CPython is loaded, else while it is being loaded.
     *
     * @param work must not fail
     */
    public static void run(Runnable work) {
        synchronized (WAITING) {
            if (!CPython.isLoaded()) {
                WAITING.add(work);
                return;
            }
        }
        work.run();
    }

    /** Does what is waiting; for {@link CPython#load}, after {@link CPython#isLoaded} became true. */
    public static void loaded() {
        List<Runnable> works;
        synchronized (WAITING) {
            works = List.copyOf(WAITING);
            WAITING.clear();
        }
        for (Runnable work : works) {
            work.run();
        }
    }
}
