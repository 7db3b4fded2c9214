package dev.sanca.internal.convert;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.CPython;
import dev.sanca.capi.Memory;
import dev.sanca.capi.PyListObject;
import dev.sanca.capi.internal.CompactLong;

/** A list's items, in memory where its layout is known. Attached. */
final class Lists {
    /** In builds without the GIL an object's head is another, and others may change a list meanwhile. */
    static final boolean IN_MEMORY = !CPython.current().isFreeThreaded();

    private Lists() {}

    /** The length of a borrowed list. */
    static long size(long list) {
        return IN_MEMORY ? PyList_GET_SIZE(list) : PyList_Size(list);
    }

    /** An item; borrowed, and alive as long as the list keeps it. */
    static long item(long list, long index) {
        return IN_MEMORY ? PyList_GET_ITEM(list, index) : PyList_GetItem(list, index);
    }

    /** The items from the first one on that are ints of one digit, read into an array of the list's length: how many. */
    static int compactInts(long list, long[] to) {
        long items = PyListObject.ob_item(list);
        for (int i = 0; i < to.length; i++) {
            long item = Memory.getPointer(items + (long) i * Long.BYTES);
            if (!CompactLong.is(item)) {
                return i;
            }
            to[i] = CompactLong.value(item);
        }
        return to.length;
    }

    /** The same for an array of ints, which hold such a value. */
    static int compactInts(long list, int[] to) {
        long items = PyListObject.ob_item(list);
        for (int i = 0; i < to.length; i++) {
            long item = Memory.getPointer(items + (long) i * Long.BYTES);
            if (!CompactLong.is(item)) {
                return i;
            }
            to[i] = (int) CompactLong.value(item);
        }
        return to.length;
    }

    /** The items from the first one on that are exactly floats: how many. */
    static int floats(long list, double[] to) {
        long items = PyListObject.ob_item(list);
        for (int i = 0; i < to.length; i++) {
            long item = Memory.getPointer(items + (long) i * Long.BYTES);
            if (!PyFloat_CheckExact(item)) {
                return i;
            }
            to[i] = PyFloat_AS_DOUBLE(item);
        }
        return to.length;
    }

    /** Fills a place of a new list with a new reference (stolen). */
    static void fill(long list, long index, long item) {
        if (IN_MEMORY) {
            PyList_SET_ITEM(list, index, item);
        } else {
            PyList_SetItem(list, index, item);
        }
    }
}
