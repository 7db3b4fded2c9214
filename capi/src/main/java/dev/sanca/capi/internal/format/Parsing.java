package dev.sanca.capi.internal.format;

import dev.sanca.capi.Python;
import dev.sanca.capi.internal.Scratch;
import java.lang.ref.Reference;

/** {@code PyArg_Parse} and its kin. The calling thread is attached. */
public final class Parsing {
    private static final VariadicFunction UNPACK_TUPLE = new VariadicFunction("PyArg_UnpackTuple", "i(ppqq)", "3.2");

    private Parsing() {}

    /**
     * {@code PyArg_Parse}.
     *
     * @param object what to convert
     * @param format one unit
     * @param cells where to
     * @return false with a Python error set
     */
    public static boolean object(long object, String format, Object[] cells) {
        Format read = ParseLexer.format(format);
        if (read.fatal() != null) {
            return systemError(read);
        }
        try (Frame frame = new Frame("PyArg_Parse", read, cells)) {
            frame.bind();
            return frame.copyOut(Functions.parse(object, frame) != 0);
        }
    }

    /**
     * {@code PyArg_ParseTuple}.
     *
     * @param args a tuple
     * @param format units
     * @param cells where to
     * @return false with a Python error set
     */
    public static boolean tuple(long args, String format, Object[] cells) {
        Format read = ParseLexer.format(format);
        if (read.fatal() != null) {
            return systemError(read);
        }
        try (Frame frame = new Frame("PyArg_ParseTuple", read, cells)) {
            frame.bind();
            return frame.copyOut(Functions.parseTuple(args, frame) != 0);
        }
    }

    /**
     * {@code PyArg_ParseTupleAndKeywords}.
     *
     * @param args a tuple
     * @param kw a dict or NULL
     * @param format units
     * @param keywords the parameters' names
     * @param cells where to
     * @return false with a Python error set
     */
    public static boolean tupleAndKeywords(long args, long kw, String format, String[] keywords, Object[] cells) {
        KeywordList list = KeywordList.of(keywords);
        boolean parsed = tupleAndKeywords(args, kw, format, list.address(), cells);
        Reference.reachabilityFence(list);
        return parsed;
    }

    /**
     * {@code PyArg_ParseTupleAndKeywords} with the names as in C.
     *
     * @param args a tuple
     * @param kw a dict or NULL
     * @param format units
     * @param keywords the parameters' names, {@code char **} ending in NULL
     * @param cells where to
     * @return false with a Python error set
     */
    public static boolean tupleAndKeywords(long args, long kw, String format, long keywords, Object[] cells) {
        Format read = ParseLexer.format(format);
        if (read.tooDeep()) {
            return systemError(read);
        }
        try (Frame frame = new Frame("PyArg_ParseTupleAndKeywords", read, cells)) {
            frame.bind();
            return frame.copyOut(Functions.parseTupleAndKeywords(args, kw, keywords, frame) != 0);
        }
    }

    /**
     * {@code PyArg_UnpackTuple}.
     *
     * @param args a tuple
     * @param name the function's name for messages, or null
     * @param min the fewest items
     * @param max the most items
     * @param cells where to, one for each of the most items
     * @return false with a Python error set
     */
    public static boolean unpackTuple(long args, String name, long min, long max, long[][] cells) {
        if (min < 0 || min > max || cells.length != max) {
            throw new IllegalArgumentException("PyArg_UnpackTuple: wants 0 <= min <= max and max cells, got min " + min
                    + ", max " + max + " and " + cells.length + " cells");
        }
        Format read = ParseLexer.format("O".repeat(cells.length));
        try (Frame frame = new Frame("PyArg_UnpackTuple", read, cells);
                Scratch scratch = Scratch.open()) {
            frame.bind();
            return frame.copyOut(UNPACK_TUPLE.call(frame, args, scratch.utf8(name), min, max) != 0);
        }
    }

    /** Fails as CPython would, but for ending the process. */
    private static boolean systemError(Format format) {
        Python.PyErr_SetString(Python.PyExc_SystemError(), format.fatal());
        return false;
    }
}
