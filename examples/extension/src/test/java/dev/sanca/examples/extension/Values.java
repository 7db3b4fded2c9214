package dev.sanca.examples.extension;

import dev.sanca.PyObject;
import dev.sanca.extension.PyClass;
import dev.sanca.extension.PyDefault;
import dev.sanca.extension.PyException;
import dev.sanca.extension.PyFunction;
import dev.sanca.extension.PyGetter;
import dev.sanca.extension.PyInit;
import dev.sanca.extension.PyMethod;
import dev.sanca.extension.PyModule;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.LongBinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Values that the runtime's table converts, iterators, futures. */
@PyModule(name = "values")
final class Values {
    private Values() {}

    /** Fails. */
    @PyException(base = "ValueError")
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        Failed(String message) {
            super(message);
        }
    }

    @PyClass
    enum Level { LOW, HIGH }

    /** Holds items. */
    @PyClass
    static final class Bag implements Iterable<String> {
        private final List<String> items;

        @PyInit
        Bag(@PyDefault("()") List<String> items) {
            this.items = new ArrayList<>(items);
        }

        @Override
        public Iterator<String> iterator() {
            return items.iterator();
        }

        @PyGetter
        int size() {
            return items.size();
        }

        @PyMethod
        List<Bag> twice() {
            return List.of(this, this);
        }
    }

    @PyFunction
    static List<Long> sums(List<List<Long>> rows) {
        return rows.stream().map(row -> row.stream().mapToLong(Long::longValue).sum()).toList();
    }

    @PyFunction
    static Map<String, Integer> lengths(Set<String> words) {
        return words.stream().collect(java.util.stream.Collectors.toMap(word -> word, String::length));
    }

    @PyFunction
    static int total(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    @PyFunction
    static BigInteger power(BigInteger base, int exponent) {
        return base.pow(exponent);
    }

    @PyFunction
    static BigDecimal halve(BigDecimal x) {
        return x.divide(BigDecimal.TWO);
    }

    @PyFunction
    static LocalDate tomorrow(LocalDate day) {
        return day.plusDays(1);
    }

    @PyFunction
    static Optional<String> first(Optional<String> text) {
        return text.filter(each -> !each.isEmpty()).map(each -> each.substring(0, 1));
    }

    @PyFunction
    static long fold(long[] values, LongBinaryOperator operator) {
        long result = 0;
        for (long value : values) {
            result = operator.applyAsLong(result, value);
        }
        return result;
    }

    @PyFunction
    static String twice(Function<String, String> function, String text) {
        return function.apply(function.apply(text));
    }

    @PyFunction
    static Object echo(Object value) {
        return value;
    }

    /** Orders texts by their lengths, in Java. */
    @PyClass
    static class ByLength implements java.util.Comparator<String> {
        @PyInit
        ByLength() {}

        @PyMethod
        @Override
        public int compare(String one, String other) {
            return Integer.compare(one.length(), other.length());
        }
    }

    /** A function of a kind of its own. */
    @FunctionalInterface
    interface Measure {
        long of(Bag bag, int times) throws Failed;
    }

    @PyFunction
    static java.util.function.IntBinaryOperator adder(int more) {
        return (a, b) -> a + b + more;
    }

    @PyFunction
    static Function<String, Integer> counter(String letter) {
        return text -> text.split(letter, -1).length - 1;
    }

    @PyFunction
    static Measure measure() {
        return (bag, times) -> {
            if (times < 0) {
                throw new Failed("no times");
            }
            return (long) bag.size() * times;
        };
    }

    private static final List<String> RUN = new ArrayList<>();

    @PyFunction
    static Runnable runner(String name) {
        return () -> RUN.add(name);
    }

    @PyFunction
    static List<String> wasRun() {
        return RUN;
    }

    @PyFunction
    static java.util.Comparator<String> byLength(boolean asLambda) {
        return asLambda ? (one, other) -> one.length() - other.length() : new ByLength();
    }

    @PyFunction
    static Function<String, String> twiceOver(Function<String, String> function) {
        return function;
    }

    @PyFunction
    static java.util.function.Supplier<List<Bag>> bags(Bag bag) {
        return () -> List.of(bag);
    }

    private static final java.util.function.UnaryOperator<Integer> ONE_MORE = n -> n + 1;

    @PyFunction
    static java.util.function.UnaryOperator<Integer> oneMore() {
        return ONE_MORE;
    }

    /** What Java gets: the names of the classes. */
    @PyFunction
    static List<String> javaClasses(List<Object> values) {
        return values.stream().map(value -> value.getClass().getSimpleName()).toList();
    }

    @PyFunction
    static String javaClass(Object value) {
        return value.getClass().getSimpleName();
    }

    @PyFunction
    static boolean isByLength(java.util.Comparator<String> order) {
        return order instanceof ByLength;
    }

    /** The same object in all places where Java may put it. */
    @PyFunction
    static List<Object> everywhere(Bag bag, Bag[] bags, Map<String, Object> named, Optional<Bag> perhaps) {
        return List.of(bag, List.of((Object) bag), Map.of("k", bag), Set.of(bag), new Object[] {bag}, bags, perhaps, named,
                Map.of("level", Level.HIGH));
    }

    @PyFunction
    static Bag[] twoOf(Bag bag) {
        return new Bag[] {bag, bag};
    }

    @PyFunction
    static Map<String, Bag> named(Bag bag) {
        return Map.of("it", bag);
    }

    @PyFunction
    static String typeName(PyObject value) {
        return value.type().attr("__name__").as(String.class);
    }

    @PyFunction
    static int sizes(List<Bag> bags) {
        return bags.stream().mapToInt(Bag::size).sum();
    }

    @PyFunction
    static List<Level> levels(List<Level> levels) {
        return levels.reversed();
    }

    @PyFunction
    static Stream<Integer> squares(int count) {
        return IntStream.range(0, count).mapToObj(i -> i * i);
    }

    @PyFunction
    static Iterator<String> failing() {
        return Stream.of("a", "b").map(text -> {
            if (text.equals("b")) {
                throw new IllegalStateException("no b");
            }
            return text;
        }).iterator();
    }

    @PyFunction
    static CompletableFuture<String> later(String text) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return text + "!";
        }, Executors.newVirtualThreadPerTaskExecutor());
    }

    @PyFunction
    static CompletableFuture<String> now(String text) {
        return CompletableFuture.completedFuture(text);
    }

    @PyFunction
    static CompletableFuture<String> failedLater(String text) {
        CompletableFuture<String> future = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> future.completeExceptionally(new Failed(text)));
        return future;
    }

    private static volatile CompletableFuture<String> pending;

    @PyFunction
    static CompletableFuture<String> never() {
        pending = new CompletableFuture<>();
        return pending;
    }

    @PyFunction
    static boolean neverIsCancelled() {
        return pending.isCancelled();
    }

    private static final CountDownLatch MET = new CountDownLatch(2);

    /** Returns when two threads are in it at once. */
    @PyFunction(releaseGil = true)
    static boolean meet() throws InterruptedException {
        MET.countDown();
        return MET.await(20, java.util.concurrent.TimeUnit.SECONDS);
    }
}
