package dev.sanca.tests.buffer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sanca.ConversionException;
import dev.sanca.Interpreter;
import dev.sanca.PyBuffer;
import dev.sanca.PyObject;
import dev.sanca.PythonException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.List;

/** What views and shared arrays do, checked on each Python that has NumPy; {@link BufferTests} runs all methods. */
final class BufferChecks {
    private final Interpreter python;
    private final PyObject np;

    BufferChecks(Interpreter python) {
        this.python = python;
        this.np = python.importModule("numpy");
        python.globals().setItem("np", np);
    }

    void aViewIsTheArrayItself() {
        python.exec("a = np.zeros((2, 3))");
        try (PyBuffer view = python.eval("a").buffer()) {
            view.setDouble(42, 1, 2);
            view.asDoubleBuffer().put(0, 7);
            assertThat(python.eval("a.tolist()").toString()).isEqualTo("[[7.0, 0.0, 0.0], [0.0, 0.0, 42.0]]");
            python.exec("a[0, 1] = 5");
            assertThat(view.getDouble(0, 1)).isEqualTo(5);
            assertThat(view.object().attr("shape").as(int[].class)).containsExactly(2, 3);
            assertThat(view).hasToString("float64[2, 3]");
        }
    }

    void readOnlyIsRespected() {
        for (String source : List.of("b'abc'", "memoryview(b'abc')", "np.frombuffer(b'abc', dtype='u1')")) {
            try (PyBuffer view = python.eval(source).buffer()) {
                assertThat(view.isReadOnly()).as(source).isTrue();
                assertThat(view.segment().isReadOnly()).isTrue();
                assertThatIllegalArgumentException().isThrownBy(() -> view.setLong(1, 0));
                assertThatIllegalStateException().isThrownBy(() -> view.copyFrom(new byte[3]));
                assertThatIllegalStateException().isThrownBy(() -> view.copyFrom(MemorySegment.ofArray(new byte[3])));
                assertThatThrownBy(() -> view.asByteBuffer().put((byte) 1)).isInstanceOf(ReadOnlyBufferException.class);
                assertThat(view.to(byte[].class)).isEqualTo("abc".getBytes());
            }
        }
    }

    void closedMeansClosedForAllThatCameFromIt() {
        PyBuffer view = python.eval("np.arange(3.0)").buffer();
        MemorySegment segment = view.segment();
        DoubleBuffer doubles = view.asDoubleBuffer();
        view.close();
        assertThat(view.isOpen()).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> segment.getAtIndex(java.lang.foreign.ValueLayout.JAVA_DOUBLE, 0));
        assertThatIllegalStateException().isThrownBy(() -> doubles.get(0));
        assertThatIllegalStateException().isThrownBy(() -> view.getDouble(0));
        assertThatIllegalStateException().isThrownBy(() -> view.to(double[].class));
        assertThatIllegalStateException().isThrownBy(view::object);
        assertThatIllegalStateException().isThrownBy(view::close);
    }

    void aViewedBytearrayKeepsItsSize() {
        python.exec("b = bytearray(b'abc')");
        try (PyBuffer view = python.eval("b").buffer()) {
            assertThatExceptionOfType(PythonException.class).isThrownBy(() -> python.exec("b.append(1)")).withMessageContaining("BufferError");
            assertThat(view.getLong(2)).isEqualTo('c');
        }
        python.exec("b.append(1)");
    }

    void aViewOutlivesItsObject() {
        PyBuffer view;
        try (PyObject array = python.eval("np.arange(1000.0)")) {
            view = array.buffer();
        }
        python.exec("import gc; gc.collect()");
        assertThat(view.getDouble(999)).isEqualTo(999);
        view.close();
    }

    void aScopeEndsItsViews() {
        PyBuffer inner;
        PyBuffer kept;
        MemorySegment segment;
        try (var scope = python.scope()) {
            inner = python.eval("np.arange(3.0)").buffer();
            kept = scope.keep(python.eval("np.arange(3.0)").buffer());
            segment = inner.segment();
        }
        assertThatIllegalStateException().isThrownBy(() -> segment.asSlice(0, 8).toArray(java.lang.foreign.ValueLayout.JAVA_BYTE));
        assertThat(inner.isOpen()).isFalse();
        assertThat(kept.getDouble(1)).isEqualTo(1);
        kept.close();
    }

    void integersAreNeverRoundedOrCut() {
        try (PyBuffer view = python.eval("np.array([2**63 + 1, 2**53 + 1, 7], dtype='u8')").buffer()) {
            assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> view.getLong(0)).withMessageContaining("9223372036854775809");
            assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> view.getDouble(0));
            assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> view.getDouble(1));
            assertThat(view.get(0)).hasToString("9223372036854775809");
            assertThat(view.getDouble(2)).isEqualTo(7);
        }
        try (PyBuffer view = python.eval("np.array([300, -1], dtype='i2')").buffer()) {
            assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> view.to(byte[].class));
            assertThat(view.to(long[].class)).containsExactly(300, -1);
            assertThat(view.to(double[].class)).containsExactly(300, -1);
            assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> view.setLong(40_000, 0));
            assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> view.setDouble(0.5, 0));
        }
        assertThatExceptionOfType(ConversionException.class).isThrownBy(() -> python.eval("np.array([2**31])").as(int[].class));
        assertThatExceptionOfType(ConversionException.class).isThrownBy(() -> python.eval("np.array([0.5])").as(int[].class));
        assertThatExceptionOfType(ConversionException.class).isThrownBy(() -> python.eval("np.array([0.5])").as(float[].class));
    }

    void indicesAreChecked() {
        try (PyBuffer view = python.eval("np.zeros((2, 3))").buffer()) {
            assertThatThrownBy(() -> view.getDouble(2, 0)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> view.getDouble(0, -1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> view.getDouble(0)).isInstanceOf(IndexOutOfBoundsException.class).hasMessageContaining("2 dimensions");
            assertThatThrownBy(() -> view.getDouble(0, 0, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    void arraysOfOtherTypesAndRanksAreRefused() {
        try (PyBuffer view = python.eval("np.zeros((2, 3))").buffer()) {
            assertThatIllegalArgumentException().isThrownBy(() -> view.as(IntBuffer.class));
            assertThatIllegalArgumentException().isThrownBy(() -> view.to(String[].class));
            assertThatExceptionOfType(ConversionException.class).isThrownBy(() -> view.to(double[][][].class));
            assertThatIllegalArgumentException().isThrownBy(() -> view.copyFrom(new double[3][2]));
            assertThatIllegalArgumentException().isThrownBy(() -> view.copyFrom(new int[2][3]));
            assertThatIllegalArgumentException().isThrownBy(() -> view.copyTo(MemorySegment.ofArray(new double[5])));
            view.copyFrom(new double[][] {{1, 2, 3}, {4, 5, 6}});
            assertThat(view.to(double[][].class)).isDeepEqualTo(new double[][] {{1, 2, 3}, {4, 5, 6}});
        }
        try (PyBuffer view = python.eval("np.zeros((2, 3)).T").buffer()) {
            assertThatIllegalStateException().isThrownBy(view::asDoubleBuffer).withMessageContaining("one after the other");
        }
    }

    void anArrayOfJavaIsSharedByBoth() {
        try (PyBuffer shared = python.newArray(int.class, 2, 2)) {
            PyObject array = np.callMethod("asarray", shared);
            array.callMethod("fill", 3);
            shared.setLong(9, 1, 0);
            assertThat(shared.to(int[][].class)).isDeepEqualTo(new int[][] {{3, 3}, {9, 3}});
            assertThat(array.callMethod("tolist").toString()).isEqualTo("[[3, 3], [9, 3]]");
            assertThat(shared.object().type().attr("__qualname__").as(String.class)).isEqualTo("JavaArray");
        }
    }

    void itsMemoryOutlivesTheView() {
        PyObject array;
        try (PyBuffer shared = python.newArray(double.class, 1000)) {
            shared.setDouble(5, 999);
            array = np.callMethod("asarray", shared);
        }
        python.exec("import gc; gc.collect()");
        assertThat(array.item(999).toDouble()).isEqualTo(5);
        array.close();
    }

    void primitiveArraysArriveAsArrays() {
        PyObject describe = python.eval("lambda x: f'{np.asarray(x).dtype} {np.asarray(x).tolist()} {list(x)} {len(x)}'");
        assertThat(describe.call(new double[] {1, 2}).toString()).isEqualTo("float64 [1.0, 2.0] [1.0, 2.0] 2");
        assertThat(describe.call(new boolean[] {true}).toString()).isEqualTo("bool [True] [True] 1");
        assertThat(describe.call(new short[] {-1}).toString()).isEqualTo("int16 [-1] [-1] 1");
        assertThat(describe.call(new float[0]).toString()).isEqualTo("float32 [] [] 0");
        assertThat(describe.call(new long[] {1L << 62}).toString()).startsWith("int64 [4611686018427387904]");
        assertThat(np.callMethod("asarray", (Object) new int[2][0]).attr("shape").as(int[].class)).containsExactly(2, 0);
        // Not rectangular: a list of arrays.
        assertThat(python.toPython(new int[][] {{1, 2}, null, {}}).toString())
                .isEqualTo("[JavaArray('i', [1, 2]), None, JavaArray('i', [])]");
    }

    void javaArraysAreSequences() {
        PyObject array = python.toPython(new int[] {3, 1, 2});
        python.globals().setItem("j", array);
        for (String truth : List.of("sorted(j) == [1, 2, 3]", "j[0] == 3 and j[-1] == 2", "list(j[1:]) == [1, 2]", "1 in j and 7 not in j",
                "j.index(2) == 2", "j.count(1) == 1", "list(reversed(j)) == [2, 1, 3]", "sum(j) == 6", "j == memoryview(j)", "j != 5",
                "repr(j) == \"JavaArray('i', [3, 1, 2])\"", "isinstance(j, __import__('collections.abc').abc.Sequence)", "j.shape == (3,)",
                "[list(row) for row in np.asarray(j).reshape(1, 3)] == [[3, 1, 2]]", "np.asarray(j) is not j")) {
            assertThat(python.eval(truth).as(boolean.class)).as(truth).isTrue();
        }
        python.exec("j[0] = 10; j[1:] = [20, 30]");
        assertThat(array.callMethod("tolist").toString()).isEqualTo("[10, 20, 30]");
        for (String wrong : List.of("j[3]", "j[0:2].append(1)", "j.index(99)", "type(j)()", "hash(j)", "j.__setitem__(slice(0, 2), [1])")) {
            assertThatExceptionOfType(PythonException.class).as(wrong).isThrownBy(() -> python.eval(wrong));
        }
        python.globals().setItem("m", python.toPython(new int[][] {{1, 2}, {3, 4}}));
        assertThat(python.eval("[list(row) for row in m] == [[1, 2], [3, 4]] and m[1, 0] == 3 and m[1][1] == 4").as(boolean.class)).isTrue();
    }

    void nativeMemoryIsShared() {
        MemorySegment segment = Arena.ofAuto().allocate(4);
        np.callMethod("asarray", segment).setItem(2, 7);
        assertThat(segment.get(java.lang.foreign.ValueLayout.JAVA_BYTE, 2)).isEqualTo((byte) 7);
        ByteBuffer direct = ByteBuffer.allocateDirect(24).order(ByteOrder.nativeOrder());
        np.callMethod("asarray", direct.asDoubleBuffer()).setItem(1, 0.5);
        assertThat(direct.getDouble(8)).isEqualTo(0.5);
        // Java's default order is big-endian; NumPy is told.
        ByteBuffer big = ByteBuffer.allocateDirect(8).order(ByteOrder.BIG_ENDIAN);
        PyObject array = np.callMethod("asarray", big.asIntBuffer());
        array.setItem(0, 258);
        assertThat(big.getInt(0)).isEqualTo(258);
        assertThat(python.toPython(big.asIntBuffer()).callMethod("tolist").toString()).isEqualTo("[258, 0]");
        PyObject readOnly = np.callMethod("asarray", ByteBuffer.allocateDirect(2).asReadOnlyBuffer());
        assertThat(readOnly.attr("flags").attr("writeable").as(boolean.class)).isFalse();
        direct.position(8).limit(16);
        assertThat(python.toPython(direct).length()).isEqualTo(8);
    }

    void memoryThatSomebodyCanCloseIsRefused() {
        for (Arena arena : List.of(Arena.ofConfined(), Arena.ofShared())) {
            try (arena) {
                MemorySegment segment = arena.allocate(8);
                assertThatExceptionOfType(ConversionException.class).isThrownBy(() -> python.toPython(segment)).withMessageContaining("ofAuto");
                assertThatExceptionOfType(ConversionException.class).isThrownBy(() -> python.toPython(segment.asByteBuffer()));
            }
        }
        try (PyBuffer view = python.eval("np.arange(3.0)").buffer()) {
            assertThatExceptionOfType(ConversionException.class).isThrownBy(() -> python.toPython(view.segment()));
            assertThat(python.toPython(view).attr("shape").as(int[].class)).containsExactly(3);
        }
    }

    void heapMemoryIsCopied() {
        int[] values = {1, 2};
        PyObject array = np.callMethod("asarray", IntBuffer.wrap(values));
        array.setItem(0, 9);
        assertThat(values).containsExactly(1, 2);
        assertThat(python.toPython(MemorySegment.ofArray(values)).length()).isEqualTo(8);
    }

    void copiesAsWhateverIsAsked() {
        PyObject array = python.eval("np.arange(6, dtype='>i4').reshape(2, 3).T");
        assertThat(array.as(int[][].class)).isDeepEqualTo(new int[][] {{0, 3}, {1, 4}, {2, 5}});
        IntBuffer ints = array.as(IntBuffer.class);
        assertThat(ints.get(1)).isEqualTo(3);
        assertThat(array.as(MemorySegment.class).byteSize()).isEqualTo(24);
        try (PyBuffer view = array.as(PyBuffer.class)) {
            assertThat(view.getLong(2, 1)).isEqualTo(5);
        }
        assertThat(python.eval("[1.5, 2]").as(double[].class)).containsExactly(1.5, 2);
        assertThatExceptionOfType(ConversionException.class).isThrownBy(() -> array.as(int[].class)).withMessageContaining("2 dimensions");
        assertThatExceptionOfType(ConversionException.class).isThrownBy(() -> array.as(DoubleBuffer.class)).withMessageContaining("int32");
        assertThatExceptionOfType(ConversionException.class).isThrownBy(() -> python.eval("3").as(DoubleBuffer.class));
    }

    void objectsWithoutMemorySayWhatPythonSays() {
        assertThatExceptionOfType(PythonException.class).isThrownBy(() -> python.eval("3").buffer())
                .withMessageContaining("a bytes-like object is required, not 'int'");
        assertThatExceptionOfType(PythonException.class).isThrownBy(() -> python.eval("memoryview(b'abc')[::2].cast").buffer());
    }

    void dlpackBothWays() {
        python.exec("""
                class Tensor:
                    def __init__(self, array): self.array = array
                    def __dlpack__(self, **options): return self.array.__dlpack__(**options)
                    def __dlpack_device__(self): return self.array.__dlpack_device__()
                class OnDevice(Tensor):
                    def __dlpack_device__(self): return (2, 0)
                """);
        try (PyBuffer view = python.eval("Tensor(np.arange(6.0).reshape(2, 3)[:, ::-1])").buffer()) {
            assertThat(view.to(double[][].class)).isDeepEqualTo(new double[][] {{2, 1, 0}, {5, 4, 3}});
        }
        assertThatExceptionOfType(PythonException.class).isThrownBy(() -> python.eval("OnDevice(np.zeros(2))").buffer())
                .withMessageContaining("not in main memory");
        try (PyBuffer shared = python.newArray(float.class, 2, 2)) {
            python.globals().setItem("j", shared);
            python.exec("n = np.from_dlpack(j); j[1, 1] = 8");
            assertThat(python.eval("n.tolist()").toString()).isEqualTo("[[0.0, 0.0], [0.0, 8.0]]");
            python.exec("del n, j");
        }
    }

    void theArrayInterface() {
        python.exec("""
                class Interface:
                    def __init__(self, array): self.array, self.__array_interface__ = array, array.__array_interface__
                class OfBytes:
                    __array_interface__ = dict(version=3, shape=(2, 2), typestr='|u1', data=b'xabcd', offset=1)
                class TooLong:
                    __array_interface__ = dict(version=3, shape=(9,), typestr='|u1', data=b'x')
                """);
        try (PyBuffer view = python.eval("Interface(np.arange(6, dtype='>i4')[::-2])").buffer()) {
            assertThat(view.to(int[].class)).containsExactly(5, 3, 1);
        }
        try (PyBuffer view = python.eval("OfBytes()").buffer()) {
            assertThat(view.getLong(1, 1)).isEqualTo('d');
            assertThat(view.isReadOnly()).isTrue();
        }
        assertThatExceptionOfType(PythonException.class).isThrownBy(() -> python.eval("TooLong()").buffer());
        try (PyBuffer shared = python.newArray(short.class, 3)) {
            python.globals().setItem("j", shared);
            python.exec("n = np.asarray(Interface(j)); n[1] = 5");
            assertThat(shared.getLong(1)).isEqualTo(5);
            python.exec("del n, j");
        }
    }
}
