package dev.sanca.glue;

import java.util.Arrays;

/**
 * The Java objects behind Python objects, by number: the number is in the Python object, the object is kept alive here.
 *
 * <p>Number 0 stands for no object. Reading takes no lock: a Python object is only used while it lives, and its entry does not
 * move. All else does, because interpreters with locks of their own share the table.
 */
final class ObjectTable {
    private static final int CHUNK_BITS = 12;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int MAX_CHUNKS = 1 << 15;
    private static final int FIRST_BUCKETS = 1 << 10;

    /** The objects, in chunks that never move. */
    private static final Object[][] OBJECTS = new Object[MAX_CHUNKS][];

    /** The Python object of each entry that can be found by its Java object. Guarded by OBJECTS, as all below. */
    private static long[] pointers = new long[CHUNK];
    /** The next entry of a bucket; or the next free one; or, of an entry that waits, the complement of its place in the row. */
    private static int[] next = new int[CHUNK];
    /**
     * Entries to be put into buckets when somebody looks for one. The identity hash of an object costs more than all the rest of making an
     * instance, and most instances are gone before they are looked for.
     */
    private static int[] waiting = new int[CHUNK];
    private static int waitingCount;
    /** The first entry of each bucket of entries that can be found; by identity hash. */
    private static int[] buckets = new int[FIRST_BUCKETS];
    private static int firstFree;
    /** Entries ever used, with number 0. */
    private static int used = 1;
    private static int findable;

    static {
        OBJECTS[0] = new Object[CHUNK];
    }

    private ObjectTable() {}

    /** The object of a number; null for 0. */
    static Object get(long number) {
        return OBJECTS[(int) (number >>> CHUNK_BITS)][(int) number & CHUNK - 1];
    }

    /** Adds an object that is found by its number only. */
    static int add(Object object) {
        synchronized (OBJECTS) {
            int number = newEntry();
            OBJECTS[number >>> CHUNK_BITS][number & CHUNK - 1] = object;
            return number;
        }
    }

    /** Adds an object whose Python object can be found. */
    static int add(Object object, long pointer) {
        synchronized (OBJECTS) {
            if (waitingCount == waiting.length) {
                waiting = Arrays.copyOf(waiting, 2 * waitingCount);
            }
            int number = newEntry();
            OBJECTS[number >>> CHUNK_BITS][number & CHUNK - 1] = object;
            pointers[number] = pointer;
            next[number] = ~waitingCount;
            waiting[waitingCount++] = number;
            return number;
        }
    }

    private static void makeFindable() {
        while (waitingCount > 0) {
            int number = waiting[--waitingCount];
            if (++findable > buckets.length) {
                rehash();
            }
            int bucket = System.identityHashCode(get(number)) & buckets.length - 1;
            next[number] = buckets[bucket];
            buckets[bucket] = number;
        }
    }

    private static int newEntry() {
        if (firstFree != 0) {
            int number = firstFree;
            firstFree = next[number];
            return number;
        }
        int number = used++;
        if (number >>> CHUNK_BITS >= MAX_CHUNKS) {
            used--;
            throw new OutOfMemoryError("more than " + ((long) MAX_CHUNKS * CHUNK) + " instances of Java classes");
        }
        if (OBJECTS[number >>> CHUNK_BITS] == null) {
            OBJECTS[number >>> CHUNK_BITS] = new Object[CHUNK];
        }
        if (number == next.length) {
            next = Arrays.copyOf(next, 2 * number);
            pointers = Arrays.copyOf(pointers, 2 * number);
        }
        return number;
    }

    private static void rehash() {
        int[] old = buckets;
        buckets = new int[2 * old.length];
        for (int first : old) {
            for (int number = first; number != 0; ) {
                int following = next[number];
                int bucket = System.identityHashCode(get(number)) & buckets.length - 1;
                next[number] = buckets[bucket];
                buckets[bucket] = number;
                number = following;
            }
        }
    }

    /** Says which of several Python objects of a Java object is wanted. */
    interface Wanted {
        boolean is(long pointer);
    }

    /** The Python object of an object that was added with it, borrowed; NULL if there is none that is wanted. */
    static long find(Object object, Wanted wanted) {
        int hash = System.identityHashCode(object);
        synchronized (OBJECTS) {
            makeFindable();
            for (int number = buckets[hash & buckets.length - 1]; number != 0; number = next[number]) {
                if (get(number) == object && wanted.is(pointers[number])) {
                    return pointers[number];
                }
            }
            return 0;
        }
    }

    /** Removes an entry; nothing for 0. */
    static void remove(int number) {
        if (number == 0) {
            return;
        }
        synchronized (OBJECTS) {
            if (pointers[number] != 0) {
                unlink(number);
            }
            OBJECTS[number >>> CHUNK_BITS][number & CHUNK - 1] = null;
            next[number] = firstFree;
            firstFree = number;
        }
    }

    private static void unlink(int number) {
        pointers[number] = 0;
        if (next[number] < 0) {
            int place = ~next[number];
            waiting[place] = waiting[--waitingCount];
            next[waiting[place]] = ~place;
            return;
        }
        int bucket = System.identityHashCode(get(number)) & buckets.length - 1;
        if (buckets[bucket] == number) {
            buckets[bucket] = next[number];
        } else {
            int before = buckets[bucket];
            while (next[before] != number) {
                before = next[before];
            }
            next[before] = next[number];
        }
        findable--;
    }

    /** How many objects are kept alive. */
    static int size() {
        synchronized (OBJECTS) {
            int free = 0;
            for (int number = firstFree; number != 0; number = next[number]) {
                free++;
            }
            return used - 1 - free;
        }
    }
}
