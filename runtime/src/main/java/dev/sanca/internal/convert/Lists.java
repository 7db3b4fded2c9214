package dev.sanca.internal.convert;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.CPython;

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

    /** Fills a place of a new list with a new reference (stolen). */
    static void fill(long list, long index, long item) {
        if (IN_MEMORY) {
            PyList_SET_ITEM(list, index, item);
        } else {
            PyList_SetItem(list, index, item);
        }
    }
}
