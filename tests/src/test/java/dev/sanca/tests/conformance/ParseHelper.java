package dev.sanca.tests.conformance;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.Memory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code _testcapi.parse_tuple_and_keywords(args, kwargs, format, keywords)}: any format with any keywords. Each C
 * argument is zeroed native memory, whatever the unit; the result is the objects of the {@code O} units.
 */
final class ParseHelper {
    private static final int MOST_KEYWORDS = 8;
    private static final int CELL = 128;

    private ParseHelper() {}

    static long parse(long args) {
        long[] positional = new long[1];
        long[] named = new long[1];
        String[] format = new String[1];
        long[] keywords = new long[1];
        if (!PyArg_ParseTuple(args, "OOsO:parse_tuple_and_keywords", positional, named, format, keywords)) {
            return NULL;
        }
        try (Arena arena = Arena.ofConfined()) {
            long names = names(keywords[0], arena);
            if (names == NULL) {
                return NULL;
            }
            Object[] cells = cells(format[0], arena);
            if (!PyArg_ParseTupleAndKeywords(positional[0], named[0], format[0], names, cells)) {
                return NULL;
            }
            return objects(format[0], cells);
        }
    }

    /** The names as {@code char **}: str or, to have names that are not UTF-8, bytes. */
    private static long names(long keywords, Arena arena) {
        if (!PyList_Check(keywords) && !PyTuple_Check(keywords)) {
            return PyErr_Format(PyExc_ValueError(), "keywords have to be a list or tuple, not %T", keywords);
        }
        long count = PySequence_Size(keywords);
        if (count > MOST_KEYWORDS) {
            return PyErr_Format(PyExc_ValueError(), "at most %d keywords, got %zd", MOST_KEYWORDS, count);
        }
        MemorySegment names = arena.allocate(ValueLayout.JAVA_LONG, count + 1);
        for (int i = 0; i < count; i++) {
            long item = PySequence_GetItem(keywords, i);
            byte[][] name = new byte[1][];
            boolean valid = PyArg_Parse(item, "et", null, name);
            Py_DECREF(item);
            if (!valid) {
                return PyErr_Format(PyExc_ValueError(), "keyword %d is no str or bytes", i);
            }
            names.setAtIndex(ValueLayout.JAVA_LONG, i, zeroTerminated(name[0], arena).address());
        }
        return names.address();
    }

    private static MemorySegment zeroTerminated(byte[] bytes, Arena arena) {
        MemorySegment memory = arena.allocate(bytes.length + 1L);
        MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, 0, bytes.length);
        return memory;
    }

    /** As many cells as C will take; it does not matter how many there are when the format has an error. */
    private static Object[] cells(String format, Arena arena) {
        List<Object> cells = new ArrayList<>();
        for (int i = 0; i < format.length() && format.charAt(i) != ':' && format.charAt(i) != ';'; i++) {
            if (Character.isLetter(format.charAt(i)) || "#!&".indexOf(format.charAt(i)) >= 0) {
                cells.add(arena.allocate(CELL));
            }
        }
        return cells.toArray();
    }

    private static long objects(String format, Object[] cells) {
        List<Long> objects = new ArrayList<>();
        int cell = 0;
        for (char c : format.toCharArray()) {
            if (c == 'O') {
                long object = Memory.getPointer(((MemorySegment) cells[cell]).address());
                objects.add(object == NULL ? Py_None() : object);
            }
            cell += Character.isLetter(c) || "#!&".indexOf(c) >= 0 ? 1 : 0;
        }
        return Py_BuildValue("(" + "O".repeat(objects.size()) + ")", objects.toArray());
    }
}
