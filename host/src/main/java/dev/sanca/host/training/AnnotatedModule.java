package dev.sanca.host.training;

import dev.sanca.extension.PyClass;
import dev.sanca.extension.PyDefault;
import dev.sanca.extension.PyFunction;
import dev.sanca.extension.PyGetter;
import dev.sanca.extension.PyInit;
import dev.sanca.extension.PyMethod;
import dev.sanca.extension.PyModule;

/** An annotated module, for the training of the JVM. */
@PyModule(name = "_sanca_annotated")
public final class AnnotatedModule {
    private AnnotatedModule() {}

    /**
     * Takes and gives numbers.
     *
     * @param a one number
     * @param b another
     * @param c a third
     * @return their sum
     */
    @PyFunction
    public static double numbers(long a, int b, @PyDefault("2.5") double c) {
        return a + b + c;
    }

    /**
     * Takes and gives text.
     *
     * @param text any text
     * @param flag anything
     * @return the text
     */
    @PyFunction
    public static String text(String text, boolean flag) {
        return flag ? text : text + "";
    }

    /**
     * Takes and gives bytes.
     *
     * @param data any bytes
     * @return the bytes
     */
    @PyFunction
    public static byte[] bytes(byte[] data) {
        return data;
    }

    /** Fails. */
    @PyFunction
    public static void fail() {
        throw new IllegalArgumentException("no");
    }

    /** A class with a property and a method. */
    @PyClass
    public static final class Counter {
        private long value;

        /**
         * Begins to count.
         *
         * @param start the first number
         */
        @PyInit
        public Counter(long start) {
            value = start;
        }

        /**
         * Where the count is.
         *
         * @return a number
         */
        @PyGetter
        public long value() {
            return value;
        }

        /**
         * Counts.
         *
         * @param step by how many
         */
        @PyMethod
        public void count(long step) {
            value += step;
        }
    }
}
