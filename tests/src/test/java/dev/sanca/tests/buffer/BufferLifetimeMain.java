package dev.sanca.tests.buffer;

import dev.sanca.Interpreter;
import dev.sanca.PyBuffer;
import dev.sanca.PyObject;
import dev.sanca.PythonException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Ends views and arrays in every order, on every thread, at every time. Whatever happens, it must not be a crash. */
final class BufferLifetimeMain {
    private static final int ROUNDS = 150;
    private static final int THREADS = 3;

    private final Interpreter python;

    private BufferLifetimeMain(Interpreter python) {
        this.python = python;
    }

    public static void main(String[] arguments) throws Exception {
        PyBuffer left;
        MemorySegment segment;
        DoubleBuffer doubles;
        AtomicBoolean end = new AtomicBoolean();
        AtomicLong refused = new AtomicLong();
        List<Thread> readers = new ArrayList<>();
        try (Interpreter python = Interpreter.start()) {
            try {
                python.importModule("numpy");
            } catch (PythonException noNumPy) {
                System.exit(BufferChecksMain.NO_NUMPY);
            }
            python.exec("import numpy as np, gc, threading, ctypes");
            BufferLifetimeMain main = new BufferLifetimeMain(python);
            main.closingWhileOthersRead();
            main.whatNobodyClosesIsLetGo();
            main.aSegmentAloneKeepsTheMemory();
            main.memoryOfJavaLivesAsLongAsPythonUsesIt();
            main.dlpackDeletersOnThreadsWithoutTheGil();
            left = python.eval("np.arange(100000.0)").buffer();
            segment = left.segment();
            doubles = left.asDoubleBuffer();
            for (int i = 0; i < THREADS; i++) {
                readers.add(Thread.ofPlatform().start(() -> read(segment, end, refused)));
            }
        }
        end.set(true);
        for (Thread reader : readers) {
            reader.join();
        }
        expect(refused.get() == THREADS, "all readers are refused after the interpreter's end: " + refused);
        expectClosed(() -> segment.get(ValueLayout.JAVA_BYTE, 0));
        expectClosed(() -> doubles.get(0));
        expectClosed(() -> left.getDouble(0));
        expectClosed(() -> left.to(double[].class));
        left.close();
        expect(!left.isOpen(), "closed with the interpreter");
        System.out.println("done");
    }

    private static void read(MemorySegment segment, AtomicBoolean end, AtomicLong refused) {
        try {
            double sum = 0;
            do {
                for (long i = 0; i < segment.byteSize() / Double.BYTES; i++) {
                    sum += segment.getAtIndex(ValueLayout.JAVA_DOUBLE, i);
                }
            } while (!end.get());
            // Ended before the last round began: once more.
            segment.get(ValueLayout.JAVA_BYTE, (long) Math.min(sum, 0));
        } catch (IllegalStateException closed) {
            refused.incrementAndGet();
        }
    }

    private void closingWhileOthersRead() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            AtomicBoolean end = new AtomicBoolean();
            AtomicLong refused = new AtomicLong();
            // Of malloc's, not of a cache: what is read after the end would be gone.
            PyBuffer view = python.eval("np.zeros(200000)").buffer();
            MemorySegment segment = view.segment();
            Thread reader = Thread.ofPlatform().start(() -> read(segment, end, refused));
            Thread closer = Thread.ofPlatform().start(view::close);
            closer.join();
            end.set(true);
            reader.join();
            expect(refused.get() == 1, "the reader is refused");
            expectClosed(view::close);
        }
    }

    private void whatNobodyClosesIsLetGo() throws Exception {
        python.exec("b = bytearray(1000)");
        for (int i = 0; i < 300; i++) {
            python.eval("b").buffer().segment();
        }
        for (int i = 0; i < 200; i++) {
            System.gc();
            try {
                python.exec("b.append(1)");
                return;
            } catch (PythonException stillViewed) {
                Thread.sleep(20);
            }
        }
        throw new AssertionError("views that nobody uses are not closed");
    }

    private void aSegmentAloneKeepsTheMemory() throws Exception {
        MemorySegment segment = python.eval("np.full(100000, 5.0)").buffer().segment();
        ByteBuffer bytes = python.eval("np.full(100000, 6.0)").buffer().asByteBuffer();
        for (int i = 0; i < 20; i++) {
            System.gc();
            Thread.sleep(5);
            python.exec("gc.collect(); waste = [np.zeros(100000) for _ in range(3)]; del waste");
        }
        expect(segment.getAtIndex(ValueLayout.JAVA_DOUBLE, 99_999) == 5, "the segment's memory");
        expect(bytes.getDouble(0) == 6, "the buffer's memory");
    }

    private void memoryOfJavaLivesAsLongAsPythonUsesIt() throws Exception {
        python.globals().setItem("arrays", List.of());
        try (PyObject add = python.eval("lambda m: arrays.append(np.asarray(m))")) {
            for (int i = 0; i < 50; i++) {
                MemorySegment memory = Arena.ofAuto().allocate(100_000);
                memory.fill((byte) i);
                add.call(memory);
                ByteBuffer direct = ByteBuffer.allocateDirect(100_000);
                direct.put(7, (byte) i);
                add.call(direct);
                try (PyBuffer shared = python.newArray(long.class, 1000)) {
                    shared.setLong(i, 999);
                    add.call(shared);
                }
            }
        }
        for (int i = 0; i < 10; i++) {
            System.gc();
            Thread.sleep(5);
        }
        expect(python.eval("all(a[0] == i // 3 for i, a in enumerate(arrays) if i % 3 == 0)").as(boolean.class), "segments");
        expect(python.eval("all(a[7] == i // 3 for i, a in enumerate(arrays) if i % 3 == 1)").as(boolean.class), "direct buffers");
        expect(python.eval("all(a[999] == i // 3 for i, a in enumerate(arrays) if i % 3 == 2)").as(boolean.class), "arrays");
        python.exec("del arrays; gc.collect()");
    }

    /** ctypes calls C functions without the GIL. */
    private void dlpackDeletersOnThreadsWithoutTheGil() {
        try (PyBuffer shared = python.newArray(double.class, 10)) {
            python.globals().setItem("j", shared);
            python.exec("""
                    import sys
                    get = ctypes.pythonapi.PyCapsule_GetPointer
                    get.restype, get.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
                    rename = ctypes.pythonapi.PyCapsule_SetName
                    rename.argtypes = [ctypes.py_object, ctypes.c_char_p]
                    used = b"used_dltensor"
                    before = sys.getrefcount(j)

                    def delete():
                        for _ in range(50):
                            capsule = j.__dlpack__()
                            managed = get(capsule, b"dltensor")
                            rename(capsule, used)
                            deleter = ctypes.c_void_p.from_address(managed + 56).value
                            ctypes.CFUNCTYPE(None, ctypes.c_void_p)(deleter)(managed)

                    threads = [threading.Thread(target=delete) for _ in range(3)]
                    for t in threads: t.start()
                    for t in threads: t.join()
                    """);
            expect(python.eval("sys.getrefcount(j) - before").toInt() == 0, "references after all deleters");
            python.exec("del j");
        }
    }

    private static void expect(boolean truth, String what) {
        if (!truth) {
            throw new AssertionError(what);
        }
    }

    private static void expectClosed(Runnable use) {
        try {
            use.run();
        } catch (IllegalStateException closed) {
            return;
        }
        throw new AssertionError("a closed view was used");
    }
}
