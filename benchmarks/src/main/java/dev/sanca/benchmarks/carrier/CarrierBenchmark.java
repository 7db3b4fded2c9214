package dev.sanca.benchmarks.carrier;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a C pointer costs as a {@code long} and as a {@code MemorySegment}: docs/decisions/0001-pointer-carrier.md.
 *
 * <p>An operation is {@value #ROUNDS} rounds, so that its microseconds are the nanoseconds of one round.
 */
@Fork(1)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CarrierBenchmark {
    static final int ROUNDS = 1000;

    /** The type in the place of a pointer. */
    @Param({"long", "MemorySegment"})
    public String type;

    private Carrier carrier;

    /** For JMH. */
    public CarrierBenchmark() {}

    /**
     * Starts Python.
     *
     * @throws Throwable when it does not start
     */
    @Setup
    public void start() throws Throwable {
        RawPython python = new RawPython();
        carrier = "long".equals(type) ? new LongCarrier(python) : new SegmentCarrier(python);
    }

    /**
     * Java calls Python with two ints.
     *
     * @return a checksum
     * @throws Throwable never
     */
    @Benchmark
    public long vectorcall() throws Throwable {
        return carrier.vectorcall(ROUNDS);
    }

    /**
     * A reference is taken and dropped, by two calls of C.
     *
     * @throws Throwable never
     */
    @Benchmark
    public void references() throws Throwable {
        carrier.references(ROUNDS);
    }

    /**
     * Python calls Java without arguments.
     *
     * @throws Throwable never
     */
    @Benchmark
    public void upcallNoop() throws Throwable {
        carrier.upcallNoop(ROUNDS);
    }

    /**
     * Python calls Java with two ints.
     *
     * @throws Throwable never
     */
    @Benchmark
    public void upcallAdd() throws Throwable {
        carrier.upcallAdd(ROUNDS);
    }

    /**
     * The first thousand calls of a process, before any compiler has seen them.
     *
     * @return a checksum
     * @throws Throwable never
     */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(10)
    public long firstVectorcalls() throws Throwable {
        return carrier.vectorcall(ROUNDS);
    }

    /**
     * The first thousand calls from Python, before any compiler has seen them.
     *
     * @throws Throwable never
     */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(10)
    public void firstUpcalls() throws Throwable {
        carrier.upcallAdd(ROUNDS);
    }
}
