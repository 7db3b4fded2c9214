package dev.sanca.tests.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.Interpreter;
import dev.sanca.PyBuffer;
import dev.sanca.PyObject;
import dev.sanca.Scope;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Arrays of NumPy of any type, shape, order and slicing, against what NumPy itself says of them. */
class ArrayProperties {
    private static final Map<String, Class<?>> EXACT = Map.of("float64", double[].class, "float32", float[].class, "int64", long[].class,
            "int32", int[].class, "int16", short[].class, "bool", boolean[].class);
    private static Interpreter python;

    @BeforeContainer
    static void start() {
        python = Interpreter.start();
        python.exec("""
                import math, numpy as np, random

                def make(dtype, shape, order, steps, seed):
                    values = np.random.default_rng(seed).integers(0, 100, size=shape)
                    if order == 'T':
                        a = np.array(values, dtype=dtype).T
                    else:
                        a = np.array(values, dtype=dtype, order=order)
                    slices = tuple(slice(None, None, step) for step in steps[:a.ndim])
                    return a[slices] if a.ndim else a
                """);
    }

    @AfterContainer
    static void stop() {
        python.close();
    }

    /** An expression for an array. */
    @Provide
    Arbitrary<String> arrays() {
        Arbitrary<String> types = Arbitraries.of("float64", "float32", "float16", "int64", "int32", "int16", "int8", "uint64", "uint32",
                "uint16", "uint8", "bool", "complex64", "complex128", ">f8", ">i4", ">u2", ">c16", "S3");
        Arbitrary<List<Integer>> shapes = Arbitraries.integers().between(0, 5).list().ofMaxSize(4);
        Arbitrary<List<Integer>> steps = Arbitraries.of(1, 2, -1, -2, 3).list().ofSize(4);
        return Combinators.combine(types, shapes, Arbitraries.of("C", "F", "T"), steps, Arbitraries.integers().between(0, 1000))
                .as((type, shape, order, step, seed) -> "make(%s, %s, '%s', %s, %d)".formatted("'" + type + "'",
                        "(" + String.join("", shape.stream().map(n -> n + ",").toList()) + ")", order, step, seed));
    }

    @Property(tries = 300)
    void everyElementIsWhereNumPyHasIt(@ForAll("arrays") String expression) {
        try (Scope _ = python.scope()) {
            PyObject array = python.eval(expression);
            PyBuffer view = array.buffer();
            assertThat(view.shape()).isEqualTo(array.attr("shape").as(long[].class));
            assertThat(view.strides()).isEqualTo(python.builtin("memoryview").call(array).attr("strides").as(long[].class));
            assertThat(view.itemSize()).isEqualTo(array.attr("itemsize").toInt());
            assertThat(view.size()).isEqualTo(array.attr("size").toLong());
            assertThat(view.isContiguous()).isEqualTo(array.attr("flags").attr("c_contiguous").as(boolean.class));
            assertThat(view.isFortranContiguous()).isEqualTo(array.attr("flags").attr("f_contiguous").as(boolean.class));
            PyObject indices = python.importModule("numpy").callMethod("ndindex", array.attr("shape"));
            for (PyObject index : indices) {
                assertThat(text(view.get(index.as(long[].class)))).isEqualTo(text(array.callMethod("item", index)));
            }
        }
    }

    private static String text(Object element) {
        return switch (element) {
            case double[] complex -> complex[0] + "," + complex[1];
            // NumPy drops the zeros at the end of bytes.
            case byte[] bytes -> new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).replaceAll("\0+$", "");
            case PyObject object when object.type().toString().contains("'complex'") ->
                    object.attr("real").toDouble() + "," + object.attr("imag").toDouble();
            case PyObject object when object.type().toString().contains("'bytes'") ->
                    new String(object.as(byte[].class), java.nio.charset.StandardCharsets.ISO_8859_1);
            case PyObject object when object.type().toString().contains("'bool'") -> Boolean.toString(object.as(boolean.class));
            default -> element.toString();
        };
    }

    @Property(tries = 300)
    void copiesAreNumPysOwn(@ForAll("arrays") String expression) {
        try (Scope _ = python.scope()) {
            PyObject array = python.eval(expression);
            PyBuffer view = array.buffer();
            byte[] expected = array.callMethod("tobytes").as(byte[].class);
            byte[] copy = new byte[expected.length];
            view.copyTo(MemorySegment.ofArray(copy));
            assertThat(copy).isEqualTo(expected);
            Class<?> exact = EXACT.get(array.attr("dtype").toString());
            if (exact != null) {
                assertThat(view.to(exact)).isEqualTo(array.callMethod("ravel").callMethod("tolist").as(exact));
            }
        }
    }

    @Property(tries = 200)
    void whatIsCopiedInArrives(@ForAll("arrays") String expression) {
        try (Scope _ = python.scope()) {
            PyObject array = python.eval(expression);
            byte[] bytes = new byte[array.attr("nbytes").toInt()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (i % 2);
            }
            array.buffer().copyFrom(MemorySegment.ofArray(bytes));
            assertThat(array.callMethod("tobytes").as(byte[].class)).isEqualTo(bytes);
        }
    }

    @Property(tries = 100)
    void segmentsSpanExactlyTheElements(@ForAll("arrays") String expression) {
        try (Scope _ = python.scope()) {
            PyObject array = python.eval(expression);
            PyBuffer view = array.buffer();
            PyObject bounds = python.eval("np.lib.array_utils.byte_bounds").call(array);
            long low = bounds.item(0).toLong();
            long size = array.attr("size").toLong() == 0 ? 0 : bounds.item(1).toLong() - low;
            assertThat(view.segment().byteSize()).isEqualTo(size);
            if (size > 0) {
                assertThat(view.segment().address()).isEqualTo(low);
                assertThat(view.segment().get(ValueLayout.JAVA_BYTE, size - 1)).isNotNull();
            }
        }
    }

    @Property(tries = 200)
    void doublesOfAnyRankGoThereAndBack(@ForAll double[][] rows) {
        int width = rows.length == 0 ? 0 : rows[0].length;
        double[][] rectangular = new double[rows.length][width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, rectangular[i], 0, Math.min(width, rows[i].length));
        }
        try (Scope _ = python.scope()) {
            PyObject array = python.importModule("numpy").callMethod("asarray", (Object) rectangular);
            assertThat(array.attr("shape").as(long[].class)).isEqualTo(new long[] {rows.length, width});
            assertThat(array.as(double[][].class)).isEqualTo(rectangular);
        }
    }
}
