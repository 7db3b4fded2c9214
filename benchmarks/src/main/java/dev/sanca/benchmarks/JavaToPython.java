package dev.sanca.benchmarks;

import dev.sanca.benchmarks.javacpp.JavaCppCalls;
import dev.sanca.benchmarks.sanca.CCalls;
import dev.sanca.benchmarks.sanca.SancaCalls;
import dev.sanca.benchmarks.sanca.TypedCalls;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The rows in which Python is called. JMH gives each pair of row and contender a JVM of its own, so one contender's
 * libpython never meets another's. A sample is the time of {@value #ROUNDS} rounds
 * in a loop of the contender's language; dividing is left to {@link PythonCalledRows}, for JMH would cut to whole ns.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JavaToPython {
    static final int ROUNDS = 1000;

    /** Who calls. */
    @Param({"c", "sanca", "typed", "javacpp"})
    public String contender;

    private PythonCalls calls;

    /** For JMH. */
    public JavaToPython() {}

    /** Starts Python on the thread that will call it. */
    @Setup
    public void start() {
        calls = switch (contender) {
            case "c" -> new CCalls();
            case "sanca" -> new SancaCalls();
            case "typed" -> new TypedCalls();
            case "javacpp" -> new JavaCppCalls();
            default -> throw new IllegalArgumentException(contender);
        };
    }

    /** {@return the row's checksum} */
    @Benchmark
    public long function() {
        return calls.function(ROUNDS);
    }

    /** {@return the row's checksum} */
    @Benchmark
    public long callback() {
        return calls.callback(ROUNDS);
    }

    /** {@return the row's checksum} */
    @Benchmark
    public long callbackVector() {
        return calls.callbackVector(ROUNDS);
    }

    /** {@return the row's checksum} */
    @Benchmark
    public long readAttribute() {
        return calls.readAttribute(ROUNDS);
    }

    /** {@return the row's checksum} */
    @Benchmark
    public long catchError() {
        return calls.catchError(ROUNDS);
    }

    /** {@return the row's checksum} */
    @Benchmark
    public long call() {
        return calls.call(ROUNDS);
    }

    /** {@return the row's checksum} */
    @Benchmark
    public long callString() {
        return calls.callString(ROUNDS);
    }

    /** {@return the row's checksum} */
    @Benchmark
    public long readList() {
        return calls.readList(ROUNDS);
    }

    /** {@return the row's checksum} */
    @Benchmark
    public long makeList() {
        return calls.makeList(ROUNDS);
    }

    /** {@return the row's checksum} */
    @Benchmark
    public long readDict() {
        return calls.readDict(ROUNDS);
    }

    /** {@return the row's checksum} */
    @Benchmark
    public long makeDict() {
        return calls.makeDict(ROUNDS);
    }

    /** {@return the row's checksum} */
    @Benchmark
    public long viewArray() {
        return calls.viewArray(ROUNDS);
    }

    /** {@return the row's checksum} */
    @Benchmark
    public long copyArray() {
        return calls.copyArray(ROUNDS);
    }

    /** {@return the row's checksum} */
    @Benchmark
    public long giveArray() {
        return calls.giveArray(ROUNDS);
    }
}
