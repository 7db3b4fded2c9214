package dev.sanca.examples.extension;

import dev.sanca.extension.KeywordOnly;
import dev.sanca.extension.PositionalOnly;
import dev.sanca.extension.PyArgs;
import dev.sanca.extension.PyConstant;
import dev.sanca.extension.PyDefault;
import dev.sanca.extension.PyFunction;
import dev.sanca.extension.PyKwargs;
import dev.sanca.extension.PyModule;
import dev.sanca.extension.PyModuleCleanup;
import dev.sanca.extension.PyModuleInit;
import dev.sanca.extension.PyName;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** All kinds of parameters, and the conversions that the glue makes itself. */
@PyModule(name = "calls")
public final class Calls {
    /** A number. */
    @PyConstant
    static final long LIMIT = 1L << 40;

    @PyConstant(name = "GREETING")
    static final String TEXT = "grüß dich \ud83d\ude00";

    private Calls() {}

    @PyModuleInit
    static void start() {
        System.setProperty("calls.started", "yes");
    }

    @PyModuleCleanup
    static void stop() {
        System.out.println("calls: stopped");
    }

    @PyFunction
    static String none() {
        return "none";
    }

    @PyFunction
    static String one(long x) {
        return "x=" + x;
    }

    @PyFunction
    static String three(long x, long y, long z) {
        return "x=%d y=%d z=%d".formatted(x, y, z);
    }

    @PyFunction
    static String defaults(long x, @PyDefault("2") long y, @PyDefault("3") long z) {
        return "x=%d y=%d z=%d".formatted(x, y, z);
    }

    @PyFunction
    static String positionalOnly(long x, @PositionalOnly long y, long z) {
        return "x=%d y=%d z=%d".formatted(x, y, z);
    }

    @PyFunction
    static String keywordOnly(long x, @KeywordOnly long yonder, @PyDefault("3") long z) {
        return "x=%d yonder=%d z=%d".formatted(x, yonder, z);
    }

    @PyFunction
    static String allKeywordOnly(@KeywordOnly long first, long second, long third) {
        return "first=%d second=%d third=%d".formatted(first, second, third);
    }

    @PyFunction
    static String variable(long x, @PyArgs List<Long> rest, @PyDefault("0") long flag) {
        return "x=%d rest=%s flag=%d".formatted(x, rest, flag);
    }

    @PyFunction
    static String everything(@PositionalOnly long x, @PyDefault("7") long y, @PyArgs long[] rest, @KeywordOnly @PyDefault("'a'") String z,
            @PyKwargs Map<String, String> others) {
        return "x=%d y=%d rest=%s z=%s others=%s".formatted(x, y, Arrays.toString(rest), z, others);
    }

    @PyFunction
    static String named(@PyName("lambda_") long lambda, long camelCase) {
        return "lambda_=%d camel_case=%d".formatted(lambda, camelCase);
    }

    @PyFunction
    static boolean booleans(boolean x) {
        return !x;
    }

    @PyFunction
    static byte bytes8(byte x) {
        return x;
    }

    @PyFunction
    static short shorts(short x) {
        return x;
    }

    @PyFunction
    static int ints(int x) {
        return x;
    }

    @PyFunction
    static long longs(long x) {
        return x;
    }

    @PyFunction
    static char chars(char x) {
        return x;
    }

    @PyFunction
    static float floats(float x) {
        return x;
    }

    @PyFunction
    static double doubles(double x) {
        return x;
    }

    @PyFunction
    static String strings(String x) {
        return x;
    }

    @PyFunction
    static byte[] binary(byte[] x) {
        return x;
    }

    @PyFunction
    static Long boxed(@PyDefault("None") Long x) {
        return x == null ? null : x + 1;
    }

    @PyFunction
    static String nullable(@PyDefault("None") String x) {
        return x;
    }

    /**
     * Counts bytes &amp; more: {@code a < b}.
     *
     * <p>See {@link #none()}.
     *
     * @param data the bytes
     * @param strict whether to be <em>strict</em>
     * @return how many
     */
    @PyFunction
    public static long count(@PyDefault("b'ab'") byte[] data, @KeywordOnly @PyDefault("False") boolean strict) {
        return strict ? -data.length : data.length;
    }

    @PyFunction(releaseGil = true)
    static long released(long x) {
        return x + 1;
    }

    @PyFunction(releaseGil = true)
    static void releasedThrowing() throws java.io.IOException {
        throw new java.io.IOException("not there");
    }

    @PyFunction
    static void throwing(String message) {
        throw new IllegalArgumentException(message);
    }

    @PyFunction
    static String started() {
        return System.getProperty("calls.started");
    }

    @PyFunction
    static String which(double x) {
        return "double " + x;
    }

    @PyFunction
    static String which(long x) {
        return "long " + x;
    }

    @PyFunction
    static String which(boolean x) {
        return "boolean " + x;
    }

    @PyFunction
    static String which(String x, @PyDefault("1") int times) {
        return "String " + x.repeat(times);
    }

    @PyFunction
    static String which() {
        return "nothing";
    }

    @PyFunction(releaseGil = true)
    static String which(byte[] x) {
        if (x.length == 0) {
            throw new IllegalArgumentException("empty");
        }
        return "bytes " + x.length;
    }
}
