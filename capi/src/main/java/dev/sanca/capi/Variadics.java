package dev.sanca.capi;

import dev.sanca.capi.internal.Scratch;
import dev.sanca.capi.internal.format.Building;
import dev.sanca.capi.internal.format.Formatting;
import dev.sanca.capi.internal.format.Formatting.Function;
import dev.sanca.capi.internal.format.ObjectArguments;
import dev.sanca.capi.internal.format.Parsing;
import java.util.Objects;

/**
 * The functions with a variable number of arguments: {@code PyArg_ParseTuple}, {@code Py_BuildValue},
 * {@code PyErr_Format} and their kin. The calling thread is attached.
 *
 * <p><b>Parsing.</b> Where C takes {@code &x}, Java takes a <em>cell</em>: an array of length 1 or more whose element 0
 * C writes. A native {@link java.lang.foreign.MemorySegment} always fits as well: C's own storage.
 *
 * <table>
 * <caption>Cells</caption>
 * <tr><th>unit</th><th>cells</th></tr>
 * <tr><td>{@code O S Y U}</td><td>{@code long[]}, borrowed references</td></tr>
 * <tr><td>{@code O!}</td><td>the type's address (Long), {@code long[]}</td></tr>
 * <tr><td>{@code O&}</td><td>{@link PyArg_Converter} or a C function's address (Long), then what it gets:
 *     {@code long[]}, native memory or an address (Long)</td></tr>
 * <tr><td>{@code l k L K n}</td><td>{@code long[]}</td></tr>
 * <tr><td>{@code i I C}</td><td>{@code int[]}</td></tr>
 * <tr><td>{@code h H}</td><td>{@code short[]}</td></tr>
 * <tr><td>{@code b B c}</td><td>{@code byte[]}</td></tr>
 * <tr><td>{@code p}</td><td>{@code int[]} or {@code boolean[]}</td></tr>
 * <tr><td>{@code f}, {@code d}, {@code D}</td><td>{@code float[]}, {@code double[]}, {@code double[2]}</td></tr>
 * <tr><td>{@code s z}</td><td>{@code String[]}, {@code byte[][]}, or {@code long[]} for the borrowed pointer</td></tr>
 * <tr><td>{@code y}</td><td>{@code byte[][]} or {@code long[]}</td></tr>
 * <tr><td>{@code s# z# y#}</td><td>the same, then {@code long[]} for the length in bytes</td></tr>
 * <tr><td>{@code s* z* y* w*}</td><td>{@link PyBufferView}, or the address (Long) of a {@code Py_buffer}</td></tr>
 * <tr><td>{@code es et}</td><td>the encoding (String, null for UTF-8), then {@code String[]} (UTF-8, ASCII and Latin 1
 *     only), {@code byte[][]}: copied and freed; or {@code long[]}: to be freed with {@code PyMem_Free}</td></tr>
 * <tr><td>{@code es# et#}</td><td>the same, then {@code long[]} for the length; a {@code long[]} for the characters may
 *     hold the address of a buffer of that length, as in C</td></tr>
 * </table>
 *
 * <p>Bytes that are not UTF-8 arrive in a {@code String[]} as Python's {@code surrogateescape} has them, U+DC80 to
 * U+DCFF. Cells of optional parameters that are absent stay as they are, and so do those after the one that failed.
 *
 * <p><b>Building.</b> Integers are checked against the range of the unit's C type and never cut; an unsigned unit takes a
 * Java integer of its own width as bits. {@code s z y u U} take String, {@code byte[]}, a pointer (Long) or null, and
 * {@code -1} for the length of {@code s#} means all of it. {@code O S N} take a pointer (Long), {@code O&} a
 * {@link PyBuildValue_Converter} or a C function's address and what it gets, {@code D} a {@code double[2]} or
 * {@link Py_complex}.
 *
 * <p><b>Formatting.</b> {@code %d %i %u %x %X %o %c} take integers, with the sizes of C; {@code %s} String, {@code byte[]}
 * or a pointer; {@code %p %S %R %A %U %V %T %N} pointers (Long).
 *
 * <p>Arguments that do not fit the format are refused with {@link IllegalArgumentException}, before C is entered and
 * before anything is stolen. A format with an error of its own gives CPython's error; where CPython would end the process
 * (unbalanced or too deep parentheses for parsing) it is a {@code SystemError} with CPython's text.
 *
 * <p>All functions of CPython's headers with {@code ...} are here. {@code %n} of {@code PyOS_snprintf} and
 * {@code PySys_WriteStdout} is not, because it writes to memory.
 *
 * @see <a href="https://docs.python.org/3.14/c-api/arg.html">Parsing arguments and building values</a>
 */
public abstract class Variadics extends RefCounting {
    Variadics() {}

    /**
     * Converts one object; for methods of the old style, and to take a value apart.
     *
     * @param arg the object; borrowed
     * @param format one unit
     * @param cells where the results go
     * @return false with a Python error set
     */
    public static boolean PyArg_Parse(long arg, String format, Object... cells) {
        return Parsing.object(arg, format, cells);
    }

    /**
     * {@link #PyArg_Parse(long, String, Object...)} with one cell for a text, which Java would else take for the list of cells.
     *
     * @param arg the object; borrowed
     * @param format one unit
     * @param cell where the result goes
     * @return false with a Python error set
     */
    public static boolean PyArg_Parse(long arg, String format, String[] cell) {
        return Parsing.object(arg, format, new Object[] {cell});
    }

    /**
     * {@link #PyArg_Parse(long, String, Object...)} with one cell for bytes, which Java would else take for the list of cells.
     *
     * @param arg the object; borrowed
     * @param format one unit
     * @param cell where the result goes
     * @return false with a Python error set
     */
    public static boolean PyArg_Parse(long arg, String format, byte[][] cell) {
        return Parsing.object(arg, format, new Object[] {cell});
    }

    /**
     * Converts the positional arguments of a call.
     *
     * @param args the arguments, a tuple; borrowed
     * @param format a unit for each
     * @param cells where the results go
     * @return false with a Python error set
     */
    public static boolean PyArg_ParseTuple(long args, String format, Object... cells) {
        return Parsing.tuple(args, format, cells);
    }

    /**
     * {@link #PyArg_ParseTuple(long, String, Object...)} with one cell for a text, which Java would else take for the list of cells.
     *
     * @param args the arguments, a tuple; borrowed
     * @param format one unit
     * @param cell where the result goes
     * @return false with a Python error set
     */
    public static boolean PyArg_ParseTuple(long args, String format, String[] cell) {
        return Parsing.tuple(args, format, new Object[] {cell});
    }

    /**
     * {@link #PyArg_ParseTuple(long, String, Object...)} with one cell for bytes, which Java would else take for the list of cells.
     *
     * @param args the arguments, a tuple; borrowed
     * @param format one unit
     * @param cell where the result goes
     * @return false with a Python error set
     */
    public static boolean PyArg_ParseTuple(long args, String format, byte[][] cell) {
        return Parsing.tuple(args, format, new Object[] {cell});
    }

    /**
     * Converts the positional and keyword arguments of a call.
     *
     * @param args the positional arguments, a tuple; borrowed
     * @param kw the keyword arguments, a dict, or NULL; borrowed
     * @param format a unit for each
     * @param keywords the parameters' names, empty ones for positional-only ones; a null at the end may be left out
     * @param cells where the results go
     * @return false with a Python error set
     */
    public static boolean PyArg_ParseTupleAndKeywords(
            long args, long kw, String format, String[] keywords, Object... cells) {
        return Parsing.tupleAndKeywords(args, kw, format, keywords, cells);
    }

    /**
     * {@link #PyArg_ParseTupleAndKeywords(long, long, String, String[], Object...)} with one cell for a text, which Java would else take for the list of cells.
     *
     * @param args the positional arguments, a tuple; borrowed
     * @param kw the keyword arguments, a dict, or NULL; borrowed
     * @param format one unit
     * @param keywords the parameter's name
     * @param cell where the result goes
     * @return false with a Python error set
     */
    public static boolean PyArg_ParseTupleAndKeywords(long args, long kw, String format, String[] keywords, String[] cell) {
        return Parsing.tupleAndKeywords(args, kw, format, keywords, new Object[] {cell});
    }

    /**
     * {@link #PyArg_ParseTupleAndKeywords(long, long, String, String[], Object...)} with one cell for bytes, which Java would else take for the list of cells.
     *
     * @param args the positional arguments, a tuple; borrowed
     * @param kw the keyword arguments, a dict, or NULL; borrowed
     * @param format one unit
     * @param keywords the parameter's name
     * @param cell where the result goes
     * @return false with a Python error set
     */
    public static boolean PyArg_ParseTupleAndKeywords(long args, long kw, String format, String[] keywords, byte[][] cell) {
        return Parsing.tupleAndKeywords(args, kw, format, keywords, new Object[] {cell});
    }

    /**
     * {@link #PyArg_ParseTupleAndKeywords(long, long, String, String[], Object...)} with the names as C has them.
     *
     * @param args the positional arguments, a tuple; borrowed
     * @param kw the keyword arguments, a dict, or NULL; borrowed
     * @param format a unit for each
     * @param keywords {@code char **}, ending in NULL
     * @param cells where the results go
     * @return false with a Python error set
     */
    public static boolean PyArg_ParseTupleAndKeywords(
            long args, long kw, String format, long keywords, Object... cells) {
        return Parsing.tupleAndKeywords(args, kw, format, keywords, cells);
    }

    /**
     * Takes the items of a tuple, without conversion.
     *
     * @param args the tuple; borrowed
     * @param name the function's name for messages, or null
     * @param min the fewest items
     * @param max the most items
     * @param cells where borrowed references go, as many as {@code max}
     * @return false with a Python error set
     */
    public static boolean PyArg_UnpackTuple(long args, String name, long min, long max, long[]... cells) {
        return Parsing.unpackTuple(args, name, min, max, cells);
    }

    /**
     * Makes an object from Java values.
     *
     * @param format a unit for each; none makes None, two or more make a tuple
     * @param values the values
     * @return {@code PyObject *}, a new reference; NULL with an error
     */
    public static long Py_BuildValue(String format, Object... values) {
        return Building.value(format, values);
    }

    /**
     * Calls an object with arguments made as {@link #Py_BuildValue} makes them.
     *
     * @param callable what to call; borrowed
     * @param format a unit for each argument; null or empty for none
     * @param values the values
     * @return {@code PyObject *}, a new reference; NULL with an error
     */
    public static long PyObject_CallFunction(long callable, String format, Object... values) {
        return Building.callFunction(callable, format, values);
    }

    /**
     * Calls a method with arguments made as {@link #Py_BuildValue} makes them.
     *
     * @param obj what has the method; borrowed
     * @param name the method's name
     * @param format a unit for each argument; null or empty for none
     * @param values the values
     * @return {@code PyObject *}, a new reference; NULL with an error
     */
    public static long PyObject_CallMethod(long obj, String name, String format, Object... values) {
        return Building.callMethod(obj, name, format, values);
    }

    /**
     * Calls an object with objects.
     *
     * @param callable what to call; borrowed
     * @param args the arguments; borrowed. A NULL ends them but is not needed
     * @return {@code PyObject *}, a new reference; NULL with an error
     */
    public static long PyObject_CallFunctionObjArgs(long callable, long... args) {
        return ObjectArguments.callFunction(callable, args);
    }

    /**
     * Calls a method with objects.
     *
     * @param obj what has the method; borrowed
     * @param name the method's name, a str; borrowed
     * @param args the arguments; borrowed. A NULL ends them but is not needed
     * @return {@code PyObject *}, a new reference; NULL with an error
     */
    public static long PyObject_CallMethodObjArgs(long obj, long name, long... args) {
        return ObjectArguments.callMethod(obj, name, args);
    }

    /**
     * Makes a tuple of objects.
     *
     * @param n how many items
     * @param items the items, as many as {@code n}, none of them NULL; borrowed
     * @return {@code PyObject *}, a new reference; NULL with an error
     */
    public static long PyTuple_Pack(long n, long... items) {
        if (n != items.length) {
            throw new IllegalArgumentException("PyTuple_Pack: n is " + n + " and there are " + items.length + " items");
        }
        for (int i = 0; i < items.length; i++) {
            if (items[i] == NULL) {
                throw new IllegalArgumentException("PyTuple_Pack: item " + i + " is NULL");
            }
        }
        return ObjectArguments.pack(items);
    }

    /**
     * Sets an exception with a formatted message.
     *
     * @param exception the exception's class; borrowed
     * @param format text with conversions
     * @param values a value for each
     * @return NULL, so that {@code return PyErr_Format(...)} reads well
     */
    public static long PyErr_Format(long exception, String format, Object... values) {
        return Formatting.error(exception, format, values);
    }

    /**
     * Reports the exception that is set as one that can't be raised, with a formatted message. Since 3.13.
     *
     * @param format text with conversions, or null
     * @param values a value for each
     */
    public static void PyErr_FormatUnraisable(String format, Object... values) {
        Formatting.call(Function.UNRAISABLE, format, values);
    }

    /**
     * Issues a warning with a formatted message.
     *
     * @param category the warning's class, or NULL for RuntimeWarning; borrowed
     * @param stackLevel whose line is shown: 1 is the function running
     * @param format text with conversions
     * @param values a value for each
     * @return 0, or -1 if the warning became an exception
     */
    public static int PyErr_WarnFormat(long category, long stackLevel, String format, Object... values) {
        return (int) Formatting.call(Function.WARN, required(format), values, category, stackLevel);
    }

    /**
     * Issues a warning with a formatted message for a place in the source.
     *
     * @param category the warning's class; borrowed
     * @param filename the source file
     * @param lineno the line
     * @param module the module's name, or null
     * @param registry the dict of warnings already shown, or NULL; borrowed
     * @param format text with conversions
     * @param values a value for each
     * @return 0, or -1 if the warning became an exception
     */
    public static int PyErr_WarnExplicitFormat(
            long category, String filename, int lineno, String module, long registry, String format, Object... values) {
        try (Scratch scratch = Scratch.open()) {
            long file = scratch.utf8(filename);
            long name = scratch.utf8(module);
            return (int) Formatting.call(
                    Function.WARN_EXPLICIT, required(format), values, category, file, lineno, name, registry);
        }
    }

    /**
     * Issues a ResourceWarning with a formatted message.
     *
     * @param source what was not closed, or NULL; borrowed
     * @param stackLevel whose line is shown: 1 is the function running
     * @param format text with conversions
     * @param values a value for each
     * @return 0, or -1 if the warning became an exception
     */
    public static int PyErr_ResourceWarning(long source, long stackLevel, String format, Object... values) {
        return (int) Formatting.call(Function.RESOURCE_WARNING, required(format), values, source, stackLevel);
    }

    /**
     * Makes a str.
     *
     * @param format text with conversions
     * @param values a value for each
     * @return {@code PyObject *}, a new reference; NULL with an error
     */
    public static long PyUnicode_FromFormat(String format, Object... values) {
        return Formatting.unicode(format, values);
    }

    /**
     * Makes a bytes object.
     *
     * @param format text with conversions
     * @param values a value for each
     * @return {@code PyObject *}, a new reference; NULL with an error
     */
    public static long PyBytes_FromFormat(String format, Object... values) {
        return Formatting.bytes(format, values);
    }

    /**
     * Writes formatted text to a writer. Since 3.14.
     *
     * @param writer {@code PyUnicodeWriter *}
     * @param format text with conversions
     * @param values a value for each
     * @return 0, or -1 with a Python error set
     */
    public static int PyUnicodeWriter_Format(long writer, String format, Object... values) {
        return (int) Formatting.call(Function.WRITER, required(format), values, writer);
    }

    /**
     * Writes formatted text to {@code sys.stdout}, at most 1000 bytes, with the conversions of C's {@code printf}.
     *
     * @param format text with conversions
     * @param values a value for each
     */
    public static void PySys_WriteStdout(String format, Object... values) {
        Formatting.call(Function.C_STDOUT, required(format), values);
    }

    /**
     * Writes formatted text to {@code sys.stderr}, at most 1000 bytes, with the conversions of C's {@code printf}.
     *
     * @param format text with conversions
     * @param values a value for each
     */
    public static void PySys_WriteStderr(String format, Object... values) {
        Formatting.call(Function.C_STDERR, required(format), values);
    }

    /**
     * Writes formatted text to {@code sys.stdout}, with the conversions of {@link #PyUnicode_FromFormat}.
     *
     * @param format text with conversions
     * @param values a value for each
     */
    public static void PySys_FormatStdout(String format, Object... values) {
        Formatting.call(Function.STDOUT, required(format), values);
    }

    /**
     * Writes formatted text to {@code sys.stderr}, with the conversions of {@link #PyUnicode_FromFormat}.
     *
     * @param format text with conversions
     * @param values a value for each
     */
    public static void PySys_FormatStderr(String format, Object... values) {
        Formatting.call(Function.STDERR, required(format), values);
    }

    /**
     * Raises an audit event. Without hooks the arguments are not even made, so {@code N} would leak.
     *
     * @param event the event's name
     * @param argFormat a unit for each argument, as in {@link #Py_BuildValue}, or null for none
     * @param values the values
     * @return 0, or -1 with a Python error set
     */
    public static int PySys_Audit(String event, String argFormat, Object... values) {
        return Building.audit(event, argFormat, values);
    }

    /**
     * Writes formatted text to memory, with the conversions of C's {@code printf}.
     *
     * @param str where to, {@code char *}
     * @param size the bytes there, including one for the NUL
     * @param format text with conversions
     * @param values a value for each
     * @return the bytes that the whole text has without the NUL; more than fit means it was cut short
     */
    public static int PyOS_snprintf(long str, long size, String format, Object... values) {
        return (int) Formatting.call(Function.C_STRING, required(format), values, str, size);
    }

    private static String required(String format) {
        return Objects.requireNonNull(format, "format");
    }
}
