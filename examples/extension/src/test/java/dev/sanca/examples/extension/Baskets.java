package dev.sanca.examples.extension;

import dev.sanca.extension.KeywordOnly;
import dev.sanca.extension.PyArgs;
import dev.sanca.extension.PyClass;
import dev.sanca.extension.PyDefault;
import dev.sanca.extension.PyFunction;
import dev.sanca.extension.PyGetter;
import dev.sanca.extension.PyInit;
import dev.sanca.extension.PyKwargs;
import dev.sanca.extension.PyMethod;
import dev.sanca.extension.PyModule;
import dev.sanca.extension.PyOperator;
import dev.sanca.extension.PySetter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** Classes whose attributes and special methods Python overrides, called by Java. */
@PyModule(name = "baskets")
public final class Baskets {
    private Baskets() {}

    /** A thing with a weight. Python can't make one. */
    @PyClass
    public abstract static class Thing {
        @PyMethod
        public abstract long weight();

        /** What to call it. */
        @PyGetter
        public String label() {
            return "thing";
        }

        @PyMethod
        public String twice(@PyDefault("1") int n) {
            return label().repeat(2 * n);
        }

        @PyMethod
        public Thing self() {
            return this;
        }
    }

    /** Between the two. */
    @PyClass
    public abstract static class Container extends Thing {
        @Override
        public Container self() {
            return this;
        }

        @Override
        public final String twice(int n) {
            return "twice";
        }
    }

    /** A basket of numbers. */
    @PyClass
    public static class Basket extends Container {
        private final List<Long> numbers = new ArrayList<>();
        private String owner = "nobody";
        private int at;

        /** Starts empty. */
        @PyInit
        public Basket() {}

        @Override
        public long weight() {
            return numbers.stream().mapToLong(Long::longValue).sum();
        }

        @PyGetter
        public String getOwner() {
            return owner;
        }

        @PySetter
        public void setOwner(String owner) {
            this.owner = owner;
        }

        @PyGetter
        public int room() {
            return 10 - numbers.size();
        }

        @PyMethod
        public String tell(String first, @PyArgs List<Long> others, @KeywordOnly @PyDefault("'.'") String end,
                @PyKwargs Map<String, Long> more) {
            return first + others + more + end;
        }

        @PyMethod
        public String pick(long number) {
            return "number";
        }

        @PyMethod
        public String pick(String name) {
            return "name";
        }

        @PyOperator("__len__")
        public int size() {
            return numbers.size();
        }

        @PyOperator("__bool__")
        public boolean isFull() {
            return numbers.size() > 2;
        }

        @PyOperator("__contains__")
        public boolean has(long number) {
            return numbers.contains(number);
        }

        @PyOperator("__getitem__")
        public long get(int index) {
            return numbers.get(index);
        }

        @PyOperator("__setitem__")
        public void set(int index, long number) {
            numbers.set(index, number);
        }

        @PyOperator("__add__")
        public long plus(long number) {
            return weight() + number;
        }

        @PyOperator("__radd__")
        public long added(long number) {
            return number + weight();
        }

        @PyOperator("__iadd__")
        public void add(long number) {
            numbers.add(number);
        }

        @PyOperator("__call__")
        public String call(String text, @PyDefault("2") int times) {
            return text.repeat(times);
        }

        @PyOperator("__iter__")
        public Iterator<Long> iterator() {
            return numbers.iterator();
        }

        @PyOperator("__next__")
        public long next() {
            if (at >= numbers.size()) {
                throw new NoSuchElementException();
            }
            return numbers.get(at++);
        }

        @PyOperator("__lt__")
        public boolean less(Basket other) {
            return weight() < other.weight();
        }

        @PyOperator("__eq__")
        @Override
        public boolean equals(Object other) {
            return other instanceof Basket basket && basket.numbers.equals(numbers);
        }

        @PyOperator("__hash__")
        @Override
        public int hashCode() {
            return numbers.hashCode();
        }

        @PyOperator("__str__")
        @Override
        public String toString() {
            return numbers.toString();
        }

        @PyOperator("__enter__")
        public Basket enter() {
            return this;
        }

        @PyOperator("__exit__")
        public boolean exit(@PyArgs List<Object> error) {
            return error.getFirst() == null;
        }
    }

    /** From here to there. */
    @PyClass
    public static class Span {
        private final long start;
        private final long end;

        /**
         * Between two numbers.
         *
         * @param start the first
         * @param end the one after the last
         */
        @PyInit
        public Span(long start, @PyDefault("100") long end) {
            if (end < start) {
                throw new IllegalArgumentException("ends before it starts");
            }
            this.start = start;
            this.end = end;
        }

        /** Of a text such as 3-7. */
        @PyInit
        public Span(String text) {
            this(Long.parseLong(text.substring(0, text.indexOf('-'))), Long.parseLong(text.substring(text.indexOf('-') + 1)));
        }

        @PyInit
        public Span(Span other, @KeywordOnly @PyDefault("0") long by) {
            this(other.start + by, other.end + by);
        }

        @PyMethod
        public String show() {
            return start + "-" + end;
        }
    }

    /** A value with two constructors. */
    @PyClass
    public record Pair(long left, long right) {
        @PyInit
        public Pair {}

        @PyInit
        public Pair(String both) {
            this(both.length(), both.length());
        }
    }

    @PyFunction
    static String shown(Span span) {
        return span.show();
    }

    /** What Java sees of a basket, by the names of the Java methods. */
    @PyFunction
    static Map<String, Object> seen(Basket basket) {
        List<Long> iterated = new ArrayList<>();
        basket.iterator().forEachRemaining(iterated::add);
        return Map.ofEntries(Map.entry("weight", basket.weight()), Map.entry("label", basket.label()), Map.entry("room", basket.room()),
                Map.entry("size", basket.size()), Map.entry("isFull", basket.isFull()), Map.entry("has", basket.has(5)),
                Map.entry("get", basket.get(0)), Map.entry("plus", basket.plus(1)), Map.entry("added", basket.added(1)),
                Map.entry("call", basket.call("ab", 1)), Map.entry("iterator", iterated), Map.entry("hashCode", basket.hashCode()),
                Map.entry("toString", basket.toString()), Map.entry("less", basket.less(new Basket())),
                Map.entry("tell", basket.tell("a", List.of(1L, 2L), "!", Map.of("k", 3L))),
                Map.entry("pick", basket.pick(1) + " " + basket.pick("x")), Map.entry("self", basket.self() == basket),
                Map.entry("twice", basket.twice(1)));
    }

    @PyFunction
    static long nextOf(Basket basket) {
        try {
            return basket.next();
        } catch (NoSuchElementException end) {
            return -1;
        }
    }

    @PyFunction
    static void change(Basket basket, long number, String owner) {
        basket.add(number);
        basket.set(0, number);
        basket.setOwner(owner);
    }

    @PyFunction
    static boolean entered(Basket basket) {
        return basket.enter() == basket && basket.exit(new ArrayList<>(List.of("x")));
    }

    @PyFunction
    static int distinct(List<Basket> baskets) {
        return new HashSet<>(baskets).size();
    }

    /** Equality with what Python has no counterpart of. */
    @PyFunction
    static boolean equalsRuntime(Basket basket) {
        return basket.equals(Runtime.getRuntime());
    }

    /** How many bytes of Java's heap are in use, after a collection. */
    @PyFunction(releaseGil = true)
    static long usedHeap() throws InterruptedException {
        collectJava();
        collectJava();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @PyFunction
    static long sum(long a, @PyDefault("1") long b) {
        return a + b;
    }

    /** Java exceptions keep Python's until Java's collector finds them unused. */
    @PyFunction(releaseGil = true)
    static void collectJava() throws InterruptedException {
        System.gc();
        Thread.sleep(20);
    }
}
