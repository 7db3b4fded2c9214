package dev.sanca.tests.buffer;

import dev.sanca.Interpreter;
import dev.sanca.PyBuffer;
import dev.sanca.PyObject;
import dev.sanca.PythonException;
import dev.sanca.Scope;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Does each thing many times and counts what is left: Python's blocks, references to what was used, memory of the process. */
final class BufferLeakMain {
    private static final int WARM_UP = 300;
    private static final int TIMES = 500;
    private static final int TOLERANCE = 100;
    private static final int ATTEMPTS = 20;
    private static final int MEASUREMENTS = 3;
    private static final int MEGABYTE = 1 << 20;

    private final Interpreter python;
    private final Map<String, Runnable> actions = new LinkedHashMap<>();

    private BufferLeakMain(Interpreter python) {
        this.python = python;
    }

    public static void main(String[] arguments) throws Exception {
        try (Interpreter python = Interpreter.start()) {
            try {
                python.importModule("numpy").close();
            } catch (PythonException noNumPy) {
                System.exit(BufferChecksMain.NO_NUMPY);
            }
            BufferLeakMain main = new BufferLeakMain(python);
            main.prepare();
            main.actions.forEach(main::measure);
            main.measureMemory();
        }
        System.out.println("done");
    }

    private void prepare() {
        python.exec("""
                import numpy as np, sys, gc
                class Tensor:
                    def __init__(self, array): self.array = array
                    def __dlpack__(self, **options): return self.array.__dlpack__(**options)
                    def __dlpack_device__(self): return self.array.__dlpack_device__()
                class OldTensor(Tensor):
                    def __dlpack__(self, stream=None): return self.array.__dlpack__()
                class OnDevice(Tensor):
                    def __dlpack_device__(self): return (2, 0)
                class Interface:
                    def __init__(self, array): self.__array_interface__, self.array = array.__array_interface__, array
                class Arrow:
                    def __arrow_c_array__(self, requested_schema=None): return (1, 2)
                used = [np.arange(12.0).reshape(3, 4)[::-1], bytearray(b'abc'), Tensor(np.arange(3.0)), OldTensor(np.arange(3.0)),
                        Interface(np.zeros(3)), OnDevice(np.zeros(3)), Arrow(), np.array(['a', 1], dtype=object), 17]
                def take_once(arrays):
                    for a in arrays: np.from_dlpack(a).sum()
                """);
        for (int i = 0; i < 9; i++) {
            PyObject used = python.eval("used[" + i + "]");
            actions.put("view of used[" + i + "]", () -> view(used));
            actions.put("copy of used[" + i + "]", () -> attempt(() -> used.as(double[][].class)));
            actions.put("buffer of used[" + i + "]", () -> attempt(() -> used.as(DoubleBuffer.class)));
            actions.put("arrow of used[" + i + "]", () -> attempt(() -> dev.sanca.ArrowData.ofArray(used).close()));
        }
        PyObject sum = python.eval("np.sum");
        PyObject dlpack = python.eval("take_once");
        double[] doubles = new double[100];
        ByteBuffer direct = ByteBuffer.allocateDirect(100);
        actions.put("double[] as argument", () -> attempt(() -> sum.call(doubles)));
        actions.put("ragged array as argument", () -> attempt(() -> python.toPython(new int[][] {{1}, null})));
        actions.put("direct buffer as argument", () -> attempt(() -> sum.call(direct)));
        actions.put("segment as argument", () -> attempt(() -> sum.call(Arena.ofAuto().allocate(8))));
        actions.put("segment refused", () -> {
            try (Arena arena = Arena.ofConfined()) {
                attempt(() -> sum.call(arena.allocate(8)));
            }
        });
        actions.put("dlpack out", () -> attempt(() -> dlpack.call(java.util.List.of(doubles))));
        PyObject unused = python.eval("lambda a: (a.__dlpack__(), a.__dlpack__(max_version=(1, 0)))");
        actions.put("dlpack capsules that nobody takes", () -> attempt(() -> unused.call(doubles)));
        actions.put("array of too many dimensions", () -> attempt(() -> python.newArray(int.class, new long[65])));
        actions.put("shared array", () -> attempt(() -> {
            try (PyBuffer shared = python.newArray(double.class, 10, 10)) {
                shared.segment();
                sum.call(shared);
            }
        }));
    }

    private static void view(PyObject used) {
        attempt(() -> {
            try (PyBuffer view = used.buffer()) {
                view.segment();
                view.object();
                view.to(double[].class);
            }
        });
    }

    private static void attempt(Runnable action) {
        try {
            action.run();
        } catch (PythonException | IllegalArgumentException expected) {
            if (expected instanceof PythonException raised) {
                raised.release();
            }
        }
    }

    /** What leaks does so each time; a cache of CPython's or NumPy's that grew does so once. */
    private void measure(String name, Runnable action) {
        repeat(WARM_UP, action);
        String problem = null;
        for (int i = 0; i < MEASUREMENTS; i++) {
            problem = left(action);
            if (problem == null) {
                return;
            }
        }
        throw new AssertionError(name + ": " + problem);
    }

    private String left(Runnable action) {
        long[] before = counts();
        repeat(TIMES, action);
        String problem = difference(before, counts());
        // What was not closed is given back after the collector has found it.
        for (int i = 0; i < ATTEMPTS && problem != null; i++) {
            System.gc();
            repeat(1, action);
            problem = difference(before, counts());
        }
        return problem;
    }

    private static String difference(long[] before, long[] after) {
        for (int i = 0; i < before.length; i++) {
            if (Math.abs(after[i] - before[i]) > (i == 0 ? TOLERANCE : 0)) {
                return (i == 0 ? "blocks " : "references to used[" + (i - 1) + "] ") + (after[i] - before[i]);
            }
        }
        return null;
    }

    private void repeat(int times, Runnable action) {
        for (int i = 0; i < times; i++) {
            try (Scope _ = python.scope()) {
                action.run();
            }
        }
    }

    /** Blocks, and references to each object. 17 is immortal from 3.12 on: its count does not change. */
    private long[] counts() {
        try (Scope _ = python.scope()) {
            return python.eval("[(gc.collect(), sys.getallocatedblocks())[1]] + [sys.getrefcount(x) for x in used[:8]]").as(long[].class);
        }
    }

    private void measureMemory() throws Exception {
        if (!Files.exists(Path.of("/proc/self/statm"))) {
            return;
        }
        long before = resident();
        for (int i = 0; i < 500; i++) {
            try (Scope _ = python.scope()) {
                PyObject array = python.toPython(new long[MEGABYTE / Long.BYTES]);
                PyBuffer view = array.buffer();
                view.segment().fill((byte) 1);
                python.newArray(double.class, MEGABYTE / Double.BYTES).segment().fill((byte) 1);
            }
        }
        long grown = (resident() - before) / MEGABYTE;
        if (grown > 300) {
            throw new AssertionError("1000 MB of arrays left " + grown + " MB behind");
        }
    }

    private static long resident() throws Exception {
        return Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ")[1]) * 4096;
    }
}
