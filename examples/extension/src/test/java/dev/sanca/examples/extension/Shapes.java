package dev.sanca.examples.extension;

import dev.sanca.extension.PyClass;
import dev.sanca.extension.PyClassMethod;
import dev.sanca.extension.PyConstant;
import dev.sanca.extension.PyDefault;
import dev.sanca.extension.PyException;
import dev.sanca.extension.PyFunction;
import dev.sanca.extension.PyGetter;
import dev.sanca.extension.PyInit;
import dev.sanca.extension.PyMethod;
import dev.sanca.extension.PyModule;
import dev.sanca.extension.PyOperator;
import dev.sanca.extension.PySetter;
import dev.sanca.extension.PyStaticMethod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** All kinds of classes. */
@PyModule(name = "shapes")
public final class Shapes {
    private Shapes() {}

    /** Counts. */
    @PyClass
    public static final class Counter implements AutoCloseable {
        /** The first. */
        @PyConstant
        static final long ONE = 1;

        private static Counter last;

        private long value;
        private boolean closed;

        /**
         * Starts to count.
         *
         * @param start where
         */
        @PyInit
        public Counter(long start, @PyDefault("1") long step) {
            value = start;
            last = this;
        }

        /** The number. */
        @PyGetter
        public long getValue() {
            return value;
        }

        @PySetter
        public void setValue(long value) {
            this.value = value;
        }

        @PyGetter(name = "closed")
        boolean isClosed() {
            return closed;
        }

        @PyMethod
        public Counter add(long n, @PyDefault("1") long times) {
            value += n * times;
            return this;
        }

        @PyStaticMethod
        public static long twice(long n) {
            return 2 * n;
        }

        @PyClassMethod
        public static Counter of(long n) {
            return new Counter(n, 1);
        }

        @PyMethod
        static Counter last() {
            return last;
        }

        @PyOperator("__add__")
        public Counter plus(long n) {
            return new Counter(value + n, 1);
        }

        @PyOperator("__radd__")
        public Counter plusReflected(long n) {
            return new Counter(n + value + 1000, 1);
        }

        @PyOperator("__sub__")
        public long minus(Counter other) {
            return value - other.value;
        }

        @PyOperator("__iadd__")
        public void increase(long n) {
            value += n;
        }

        @PyOperator("__neg__")
        public Counter negated() {
            return new Counter(-value, 1);
        }

        @PyOperator("__repr__")
        public String repr() {
            return "Counter(" + value + ")";
        }

        @PyOperator("__eq__")
        @Override
        public boolean equals(Object other) {
            return other instanceof Counter counter && counter.value == value;
        }

        @PyOperator("__lt__")
        boolean less(Counter other) {
            return value < other.value;
        }

        @PyOperator("__hash__")
        @Override
        public int hashCode() {
            return (int) value;
        }

        @PyOperator("__bool__")
        boolean isPositive() {
            return value > 0;
        }

        @PyOperator("__int__")
        long toLong() {
            return value;
        }

        @PyOperator("__float__")
        double toDouble() {
            return value;
        }

        @PyOperator("__index__")
        long index() {
            return value;
        }

        @PyOperator("__next__")
        long next() {
            if (value <= 0) {
                throw new NoSuchElementException();
            }
            return value--;
        }

        @PyOperator("__iter__")
        Counter iterator() {
            return this;
        }

        @PyOperator("__call__")
        String call(String text, @PyDefault("2") int times) {
            return text.repeat(times);
        }

        @PyOperator("__format__")
        String format(String spec) {
            return spec + ":" + value;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** Has items. */
    @PyClass(name = "Table")
    public static class Items {
        private final Map<String, Long> items = new HashMap<>();

        @PyInit
        public Items() {}

        @PyOperator("__len__")
        int size() {
            return items.size();
        }

        @PyOperator("__getitem__")
        long get(String key) throws TableException {
            Long value = items.get(key);
            if (value == null) {
                throw new MissingException("no " + key);
            }
            return value;
        }

        @PyOperator("__setitem__")
        void set(String key, long value) {
            items.put(key, value);
        }

        @PyOperator("__delitem__")
        void remove(String key) {
            items.remove(key);
        }

        @PyOperator("__contains__")
        boolean has(String key) {
            return items.containsKey(key);
        }

        @PyMethod
        public String describe() {
            return "table of " + items.size();
        }

        @PyMethod
        long weigh(String unit, int times) throws TableException {
            if (times < 0) {
                throw new TableException("less than nothing");
            }
            return (long) items.size() * times;
        }

        @PyMethod
        void clear() {
            items.clear();
        }
    }

    /** Has a name, too. */
    @PyClass
    public static class NamedTable extends Items {
        private final String name;

        @PyInit
        public NamedTable(String name) {
            this.name = name;
        }

        @PyGetter
        String name() {
            return name;
        }
    }

    /** Python can't make one. */
    @PyClass
    public static final class Token {
        @PyOperator("__setitem__")
        void set(long key, long value) {}
    }

    /**
     * A point.
     *
     * @param x to the right
     * @param y up
     */
    @PyClass
    public record Point(double x, @PyDefault("0.0") double y) {
        @PyConstant
        static final Point ORIGIN = new Point(0, 0);

        @PyMethod
        double norm() {
            return Math.hypot(x, y);
        }

        @PyOperator("__add__")
        Point plus(Point other) {
            return new Point(x + other.x, y + other.y);
        }
    }

    /** Colours. */
    @PyClass
    public enum Color { RED, GREEN, BLUE }

    /** Directions, with what Java knows about them. */
    @PyClass
    public enum Way implements Iterable<String> {
        NORTH(0, 1), EAST(1, 0), SOUTH(0, -1), WEST(-1, 0) {
            @Override
            String describe(String prefix) {
                return prefix + "the far west";
            }
        };

        @PyConstant
        static final Way HOME = NORTH;
        @PyConstant
        static final int COUNT = 4;

        private final int x;
        private final int y;
        private long walked;

        Way(int x, int y) {
            this.x = x;
            this.y = y;
        }

        /** To the east. */
        @PyGetter
        int x() {
            return x;
        }

        @PyGetter
        long walked() {
            return walked;
        }

        @PySetter
        void setWalked(long walked) {
            this.walked = walked;
        }

        /**
         * Says what it is.
         *
         * @param prefix what comes first
         */
        @PyMethod
        String describe(@PyDefault("''") String prefix) {
            return prefix + name().toLowerCase(java.util.Locale.ROOT);
        }

        @PyOperator("__add__")
        Way turn(int quarters) {
            return values()[Math.floorMod(ordinal() + quarters, 4)];
        }

        @PyOperator("__neg__")
        Way back() {
            return turn(2);
        }

        @PyOperator("__lt__")
        boolean isBefore(Way other) {
            return compareTo(other) < 0;
        }

        @PyOperator("__str__")
        String text() {
            return name().substring(0, 1);
        }

        @PyOperator("__call__")
        int step(int times) {
            if (times < 0) {
                throw new IllegalArgumentException("backwards");
            }
            return times * (x + y);
        }

        /** The one of a letter. */
        @PyStaticMethod
        static Way of(char letter) {
            return java.util.Arrays.stream(values()).filter(way -> way.name().charAt(0) == letter).findFirst().orElse(null);
        }

        @PyClassMethod
        static List<Way> all() {
            return List.of(values());
        }

        @Override
        public java.util.Iterator<String> iterator() {
            return List.of(name().split("")).iterator();
        }
    }

    /** Ordered, and equal as records are. */
    @PyClass
    record Rank(int place) {
        @PyOperator("__lt__")
        boolean isBefore(Rank other) {
            return place < other.place;
        }
    }

    @PyFunction
    static Way opposite(Way way) {
        return way.back();
    }

    /** Something with a table. */
    @PyException(base = "LookupError")
    public static class TableException extends Exception {
        private static final long serialVersionUID = 1L;

        TableException(String message) {
            super(message);
        }
    }

    /** Nothing there. */
    @PyException(name = "MissingError")
    public static final class MissingException extends TableException {
        private static final long serialVersionUID = 1L;

        MissingException(String message) {
            super(message);
        }
    }

    @PyFunction
    static Token token() {
        return new Token();
    }

    @PyFunction
    static Items makeNamed(String name) {
        return new NamedTable(name);
    }

    /** Java calls what Python overrides. */
    @PyFunction
    static String described(Items table) {
        return "<" + table.describe() + ">";
    }

    @PyFunction
    static long weighed(Items table) throws TableException {
        return table.weigh("kilo", 2);
    }

    private static Items kept;

    @PyFunction
    static void keep(Items table) {
        kept = table;
    }

    @PyFunction
    static String keptDescribed() {
        return kept.describe();
    }

    @PyFunction
    static Items same(Items table) {
        return table;
    }

    @PyFunction
    static Color next(Color color) {
        return Color.values()[(color.ordinal() + 1) % 3];
    }

    @PyFunction
    static Point mirror(Point point) {
        return new Point(-point.x(), -point.y());
    }
}
