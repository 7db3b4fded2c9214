package dev.sanca.capi.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What is to be done when a Python program ends that has started this JVM. Where Java hosts Python, Java ends it, not this. */
public final class PythonEnd {
    private static final List<Runnable> WORKS = new CopyOnWriteArrayList<>();

    private PythonEnd() {}

    /**
     * Adds something to be done.
     *
     * @param work may wait, must not fail
     */
    public static void add(Runnable work) {
        WORKS.add(work);
    }

    /** Says that Python ends. On a thread without the GIL. */
    public static void begin() {
        WORKS.forEach(Runnable::run);
    }
}
