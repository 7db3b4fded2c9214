package dev.sanca.benchmarks;

import java.util.Arrays;
import java.util.List;

/** What is measured, in the order of the table's rows. */
public enum Row {
    /** The loop alone. */
    EMPTY(Kind.PYTHON_CALLS, "empty", "the empty loop", null),
    /** A function that returns None. */
    NOOP(Kind.PYTHON_CALLS, "noop", "no arguments", null),
    /** Two ints in, one out. */
    ADD(Kind.PYTHON_CALLS, "add", "add two ints", null),
    /** Two floats in, one out. */
    ADD_FLOAT(Kind.PYTHON_CALLS, "add_float", "add two floats", null),
    /** How long a str is. */
    LENGTH(Kind.PYTHON_CALLS, "length", "str length", null),
    /** A str becomes the other language's own string, and a str again. */
    IDENTITY(Kind.PYTHON_CALLS, "identity", "str identity (converted both ways)", null),
    /** An argument by its name. */
    KEYWORD(Kind.PYTHON_CALLS, "keyword", "add two ints, one by keyword", null),
    /** A function that was made at run time. */
    LAMBDA(Kind.PYTHON_CALLS, "lambda", "add two ints, a lambda", null),
    /** A method of an instance. */
    METHOD(Kind.PYTHON_CALLS, "method", "method with an int", null),
    /** An instance made and dropped. */
    CONSTRUCT(Kind.PYTHON_CALLS, "construct", "instance made and released", null),
    /** One item of an iterator. */
    ITERATE(Kind.PYTHON_CALLS, "iterate", "next of an iterator", null),
    /** An attribute that a function of the other language computes. */
    ATTRIBUTE(Kind.PYTHON_CALLS, "attribute", "attribute read (a getter)", null),
    /** The function sets an error and returns NULL; Python catches it. */
    FAIL(Kind.PYTHON_CALLS, "fail", "exception set, caught in Python", null),
    /** The function throws; the bridge makes a Python exception of it, and Python catches that. */
    THROW(Kind.PYTHON_CALLS, "throw", "exception thrown, caught in Python", null),
    /** A Python function with two ints, and an int back. */
    FUNCTION(Kind.PYTHON_CALLED, "function", "f(int, int) -> int", "function"),
    /** The tutorial's callback. */
    CALLBACK(Kind.PYTHON_CALLED, "callback", "callback, PyObject_CallObject", "callback"),
    /** The same by vectorcall. */
    CALLBACK_VECTOR(Kind.PYTHON_CALLED, "callback_vector", "callback, PyObject_Vectorcall", "callbackVector"),
    /** A Python function called without telling the types. */
    CALL(Kind.PYTHON_CALLED, "call", "the same, untyped", "call"),
    /** A str of 20 characters there and back. */
    CALL_STR(Kind.PYTHON_CALLED, "call_str", "f(str) -> str, 20 characters", "callString"),
    /** {@code object.x} as an int. */
    READ_ATTRIBUTE(Kind.PYTHON_CALLED, "read_attribute", "attribute read", "readAttribute"),
    /** Python raises, the caller catches. */
    CATCH(Kind.PYTHON_CALLED, "catch", "exception raised in Python, caught", "catchError"),
    /** A Python list read. */
    LIST_READ(Kind.PYTHON_CALLED, "list_read", "list of 1,000 ints read", "readList"),
    /** A Python list made. */
    LIST_MADE(Kind.PYTHON_CALLED, "list_made", "list of 1,000 ints made", "makeList"),
    /** A Python dictionary read. */
    DICT_READ(Kind.PYTHON_CALLED, "dict_read", "dict of 100 entries read", "readDict"),
    /** A Python dictionary made. */
    DICT_MADE(Kind.PYTHON_CALLED, "dict_made", "dict of 100 entries made", "makeDict"),
    /** The memory of a large array seen without a copy. */
    ARRAY_VIEW(Kind.PYTHON_CALLED, "array_view", "array of 1,000,000 doubles as a view", "viewArray"),
    /** An array copied to one of this side. */
    ARRAY_COPY(Kind.PYTHON_CALLED, "array_copy", "array of 10,000 doubles copied", "copyArray"),
    /** An array of this side given to Python, which views it. */
    ARRAY_GIVEN(Kind.PYTHON_CALLED, "array_given", "array of 10,000 doubles given", "giveArray"),
    /** From the start of the process to its end, with one call between them. */
    START(Kind.PROCESS, "start", "start, one call, exit (ms)", null),
    /** The most memory that process had. */
    MEMORY(Kind.PROCESS, "memory", "peak memory of that (MB)", null);

    /** The groups of the table. */
    public enum Kind {
        /** A Python loop calls the contender's function. */
        PYTHON_CALLS("Python calls a function of", "ns per round, Python's for loop included"),
        /** A loop in the contender's language calls Python. */
        PYTHON_CALLED("Python is called from", "ns per round"),
        /** Whole processes. */
        PROCESS("A process with", "milliseconds, megabytes");

        private final String title;
        private final String unit;

        Kind(String title, String unit) {
            this.title = title;
            this.unit = unit;
        }

        /** {@return the heading} */
        public String title() {
            return title;
        }

        /** {@return what the figures are} */
        public String unit() {
            return unit;
        }
    }

    private final Kind kind;
    private final String id;
    private final String title;
    private final String method;

    Row(Kind kind, String id, String title, String method) {
        this.kind = kind;
        this.id = id;
        this.title = title;
        this.method = method;
    }

    /** {@return which group it is in} */
    public Kind kind() {
        return kind;
    }

    /** {@return the name in the harness and in the JSON file} */
    public String id() {
        return id;
    }

    /** {@return the name for the reader} */
    public String title() {
        return title;
    }

    /** {@return the benchmark method in {@link JavaToPython}, null when JMH does not measure it} */
    public String method() {
        return method;
    }

    /** {@return whether a contender that Python is called from has this row: not all are written for all} */
    boolean isFor(Contender contender) {
        return switch (this) {
            case CALL, CALL_STR, LIST_READ, LIST_MADE, DICT_READ, DICT_MADE, ARRAY_VIEW, ARRAY_COPY, ARRAY_GIVEN ->
                    contender == Contender.C || contender == Contender.RUNTIME;
            case CALLBACK, CALLBACK_VECTOR -> contender != Contender.RUNTIME;
            default -> true;
        };
    }

    static Row ofId(String id) {
        return Arrays.stream(values()).filter(row -> row.id.equals(id)).findFirst().orElseThrow();
    }

    static List<Row> of(Kind kind) {
        return Arrays.stream(values()).filter(row -> row.kind == kind).toList();
    }
}
