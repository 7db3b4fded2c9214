package dev.sanca.capi.internal.format;

import dev.sanca.capi.PyArg_Converter;
import dev.sanca.capi.PyBuildValue_Converter;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code O&} converters written in Java: one C function for all of them, which finds the Java one by the pointer that C
 * passes along.
 *
 * <p>C calls a converter only within the call that it was given to, on the same thread. So the converters of the calls
 * under way are a stack of the thread, and the pointer is a place in it, counted from 1.
 */
final class Converters {
    private record Pending(Object converter, long address) {}

    private static final ThreadLocal<List<Pending>> PENDING = ThreadLocal.withInitial(ArrayList::new);

    private Converters() {}

    /** Made when a Java converter is first used. */
    private static final class ParseStub {
        static final long ADDRESS = PyArg_Converter.address(Converters::parse);
    }

    /** Made when a Java converter is first used. */
    private static final class BuildStub {
        static final long ADDRESS = PyBuildValue_Converter.address(Converters::build);
    }

    static long parseStub() {
        return ParseStub.ADDRESS;
    }

    static long buildStub() {
        return BuildStub.ADDRESS;
    }

    /** Adds a converter and what it is to be called with; returns what C is to pass along. */
    static long push(Object converter, long address) {
        List<Pending> pending = PENDING.get();
        pending.add(new Pending(converter, address));
        return pending.size();
    }

    /** Removes the last {@code count} converters. */
    static void pop(int count) {
        if (count > 0) {
            List<Pending> pending = PENDING.get();
            pending.subList(pending.size() - count, pending.size()).clear();
        }
    }

    /** What the converter of this place is called with. */
    static long address(long place) {
        return PENDING.get().get((int) place - 1).address();
    }

    private static int parse(long object, long place) throws Throwable {
        Pending pending = PENDING.get().get((int) place - 1);
        return ((PyArg_Converter) pending.converter()).call(object, pending.address());
    }

    private static long build(long place) throws Throwable {
        Pending pending = PENDING.get().get((int) place - 1);
        return ((PyBuildValue_Converter) pending.converter()).call(pending.address());
    }
}
