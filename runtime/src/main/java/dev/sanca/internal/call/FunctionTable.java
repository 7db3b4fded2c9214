package dev.sanca.internal.call;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.Memory;
import dev.sanca.capi.vectorcallfunc;
import dev.sanca.internal.InterpreterState;
import java.lang.foreign.Arena;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * The Java functions that Python objects stand for, by the number in the object. For all interpreters of the process.
 *
 * <p>All objects begin with one shared C function pointer, which looks its function up here. An object that is called often gets a
 * pointer of its own, whose function is a constant for the JIT compiler: 50 µs, which {@value #HOT} calls are worth.
 */
final class FunctionTable {
    static final int HOT = 5000;

    private static volatile Entry[] entries = new Entry[64];
    /** Numbers given back. Guarded by the class. */
    private static final ArrayDeque<Integer> FREE = new ArrayDeque<>();
    /** Guarded by the class. */
    private static int next;

    private FunctionTable() {}

    /** Made when the first function goes to Python. */
    private static final class Shared {
        static final long ADDRESS = vectorcallfunc.address(FunctionTable::call);
    }

    /** A function that an object stands for. Guarded by the GIL. */
    static final class Entry {
        final FunctionDescription description;
        final JavaCallable callable;
        private int calls;
        /**
         * Keeps the object's own C function pointer alive. Left to the garbage collector: it finds the pointer unused only after a
         * caller that was in it when the object died has left it. Nothing that the pointer's function refers to refers to this.
         */
        private Arena own;

        Entry(FunctionDescription description, JavaCallable callable) {
            this.description = description;
            this.callable = callable;
        }

        InterpreterState state() {
            return callable.state();
        }
    }

    /** The C function pointer that serves all objects. */
    static long sharedPointer() {
        return Shared.ADDRESS;
    }

    /** Adds a function and gives its number. */
    static synchronized int add(Entry entry) {
        Integer free = FREE.poll();
        int number = free != null ? free : next++;
        if (number == entries.length) {
            entries = Arrays.copyOf(entries, 2 * number);
        }
        entries[number] = entry;
        return number;
    }

    /** Takes a function out. */
    static synchronized void remove(int number) {
        entries[number] = null;
        FREE.add(number);
    }

    /** Takes out the functions of interpreters that ended without giving back all objects. */
    static synchronized void removeClosed() {
        for (int i = 0; i < next; i++) {
            if (entries[i] != null && entries[i].state().isClosed()) {
                remove(i);
            }
        }
    }

    static synchronized int size() {
        return next - FREE.size();
    }

    static Entry get(long object) {
        return entries[(int) FunctionObject.number(object)];
    }

    /** A {@code vectorcallfunc}. */
    private static long call(long object, long args, long nargsf, long kwnames) throws Throwable {
        Entry entry = get(object);
        if (++entry.calls == HOT) {
            makeOwnPointer(object, entry);
        }
        return entry.callable.call(object, args, nargsf, kwnames);
    }

    private static void makeOwnPointer(long object, Entry entry) {
        entry.own = Arena.ofAuto();
        Memory.putPointer(object + FunctionObject.VECTORCALL, vectorcallfunc.address(entry.callable, entry.own));
    }
}
