package dev.sanca.internal.error;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Exceptions that extension modules have classes for: they arrive as such wherever Java throws them, in a callback, too. */
public final class ExtensionErrors {
    private static final List<Predicate<Throwable>> RAISERS = new CopyOnWriteArrayList<>();

    private ExtensionErrors() {}

    /** Adds what raises the exceptions that it knows, attached; it says whether it did. */
    public static void add(Predicate<Throwable> raiser) {
        RAISERS.add(raiser);
    }

    /** Whether somebody knew the exception: it is raised then. */
    static boolean raise(Throwable thrown) {
        return RAISERS.stream().anyMatch(raiser -> raiser.test(thrown));
    }
}
