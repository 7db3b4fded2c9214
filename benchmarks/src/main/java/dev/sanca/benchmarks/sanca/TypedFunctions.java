package dev.sanca.benchmarks.sanca;

import dev.sanca.extension.PyClass;
import dev.sanca.extension.PyFunction;
import dev.sanca.extension.PyGetter;
import dev.sanca.extension.PyInit;
import dev.sanca.extension.PyMethod;
import dev.sanca.extension.PyModule;
import java.util.Iterator;
import java.util.function.LongBinaryOperator;

/** The rows that Python calls, as annotated Java: what the users of the extension API write. */
@PyModule(name = "sanca_typed")
public final class TypedFunctions {
    private TypedFunctions() {}

    @PyFunction
    static void noop() {
        // That is the row.
    }

    @PyFunction
    static long add(long a, long b) {
        return a + b;
    }

    @PyFunction(name = "keyword")
    static long addByKeyword(long a, long b) {
        return a + b;
    }

    @PyFunction(name = "add_float")
    static double addFloat(double a, double b) {
        return a + b;
    }

    @PyFunction
    static int length(String text) {
        return text.length();
    }

    @PyFunction
    static String identity(String text) {
        return text;
    }

    @PyFunction(name = "throw")
    static void doThrow() {
        throw new IllegalArgumentException("no such thing");
    }

    @PyFunction
    static Iterator<Long> endless() {
        return new Iterator<>() {
            private long next;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Long next() {
                return next++;
            }
        };
    }

    @PyFunction(name = "make_lambda")
    static Object makeLambda() {
        LongBinaryOperator add = (a, b) -> a + b;
        return add;
    }

    /** What has attributes and methods. */
    @PyClass
    public static final class Point {
        private long sum;

        /**
         * Makes one.
         *
         * @param start what it begins with
         */
        @PyInit
        public Point(long start) {
            sum = start;
        }

        @PyGetter
        long x() {
            return 42;
        }

        @PyMethod
        long up(long by) {
            sum += by;
            return sum;
        }
    }
}
