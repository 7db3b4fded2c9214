package dev.sanca.benchmarks.sanca;

import dev.sanca.Interpreter;
import dev.sanca.PyBuffer;
import dev.sanca.PyObject;
import dev.sanca.Python;
import dev.sanca.PythonException;
import dev.sanca.PythonInstallation;
import dev.sanca.TypeRef;
import dev.sanca.benchmarks.PythonCalls;
import dev.sanca.benchmarks.Workspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongBinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/** The rows over the typed API, as its users write them. The thread stays attached, as a loop in C is. */
public final class TypedCalls implements PythonCalls {
    private static final String TWENTY = "twenty characters ok";

    private final Interpreter python;
    private final PyObject untyped;
    private final LongBinaryOperator typed;
    private final UnaryOperator<String> text;
    private final PyObject holder;
    private final PyObject raising;
    private final PyObject valueError;
    private final PyObject list;
    private final PyObject dict;
    private final PyObject largeArray;
    private final PyObject array;
    private final PyObject memoryview;
    private final double[] doubles = new double[10_000];
    /** Of primitives would be an array in Python, not a list. */
    private final List<Long> numbers = LongStream.range(0, 1000).boxed().toList();
    private final Map<String, Integer> entries = new LinkedHashMap<>();

    /** Starts Python. */
    public TypedCalls() {
        Workspace workspace = Workspace.fromProperties();
        python = Python.with().withInstallation(PythonInstallation.ofLibrary(workspace.pythonLibrary(), workspace.python())).start();
        python.exec(workspace.pathStatement());
        python.attach();
        PyObject targets = python.importModule("targets");
        untyped = targets.attr("function");
        typed = untyped.as(LongBinaryOperator.class);
        text = targets.attr("call_str").as(new TypeRef<UnaryOperator<String>>() {});
        holder = targets.attr("read_attribute");
        raising = targets.attr("catch");
        valueError = python.builtin("ValueError");
        list = targets.attr("list_read");
        dict = targets.attr("dict_read");
        largeArray = targets.attr("array_view");
        array = targets.attr("array_copy");
        memoryview = python.builtin("memoryview");
        for (int i = 0; i < 100; i++) {
            entries.put("key" + i, i);
        }
    }

    @Override
    public long function(int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            sum += typed.applyAsLong(i, i + 1L);
        }
        return sum;
    }

    @Override
    public long call(int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            try (PyObject result = untyped.call(i, i + 1L)) {
                sum += result.toLong();
            }
        }
        return sum;
    }

    @Override
    public long callString(int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            sum += text.apply(TWENTY).length();
        }
        return sum;
    }

    @Override
    public long readAttribute(int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            try (PyObject value = holder.attr("x")) {
                sum += value.toLong();
            }
        }
        return sum;
    }

    @Override
    public long catchError(int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            try {
                raising.call();
                throw new IllegalStateException("an exception was expected");
            } catch (PythonException expected) {
                sum += expected.matches(valueError) ? 1 : 0;
                expected.value().close();
            }
        }
        return sum;
    }

    @Override
    public long readList(int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            for (long number : list.as(long[].class)) {
                sum += number;
            }
        }
        return sum;
    }

    @Override
    public long makeList(int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            try (PyObject made = python.toPython(numbers)) {
                sum += made.length();
            }
        }
        return sum;
    }

    @Override
    public long readDict(int n) {
        TypeRef<Map<String, Integer>> type = new TypeRef<>() {};
        long sum = 0;
        for (int i = 0; i < n; i++) {
            for (int value : dict.as(type).values()) {
                sum += value;
            }
        }
        return sum;
    }

    @Override
    public long makeDict(int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            try (PyObject made = python.toPython(entries)) {
                sum += made.length();
            }
        }
        return sum;
    }

    @Override
    public long viewArray(int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            try (PyBuffer view = largeArray.buffer()) {
                sum += view.getDouble(0) + view.getDouble(999_999);
            }
        }
        return (long) sum;
    }

    @Override
    public long copyArray(int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += array.as(double[].class)[9_999];
        }
        return (long) sum;
    }

    @Override
    public long giveArray(int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            try (PyObject view = memoryview.call(doubles)) {
                sum += view.length();
            }
        }
        return sum;
    }
}
