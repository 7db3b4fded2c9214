package dev.sanca.examples.extension;

import dev.sanca.extension.Interpreters;
import dev.sanca.extension.PyArgs;
import dev.sanca.extension.PyClass;
import dev.sanca.extension.PyClassMethod;
import dev.sanca.extension.PyDefault;
import dev.sanca.extension.PyFunction;
import dev.sanca.extension.PyGetter;
import dev.sanca.extension.PyInit;
import dev.sanca.extension.PyMethod;
import dev.sanca.extension.PyModule;
import dev.sanca.extension.PyOperator;
import dev.sanca.extension.PyStaticMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Takes and gives classes of another module. */
@PyModule(name = "purses", interpreters = Interpreters.OWN_GIL)
final class Purses {
    private Purses() {}

    /** Holds coins. */
    @PyClass
    static final class Purse {
        private final List<Coins.Coin> coins;

        @PyInit
        Purse(@PyArgs List<Coins.Coin> coins) {
            this.coins = new ArrayList<>(coins);
        }

        @PyGetter
        List<Coins.Coin> coins() {
            return coins;
        }

        @PyOperator("__add__")
        Purse with(Coins.Coin coin) {
            Purse more = new Purse(coins);
            more.coins.add(coin);
            return more;
        }

        @PyMethod
        Map<String, Coins.Coin> named(Function<Coins.Coin, String> name) {
            Map<String, Coins.Coin> named = new java.util.LinkedHashMap<>();
            coins.forEach(coin -> named.put(name.apply(coin), coin));
            return named;
        }
    }

    /** Members with the names of what its own stub is written with. */
    @PyClass
    static final class Names {
        @PyGetter
        List<Integer> list() {
            return List.of(1);
        }

        @PyMethod(name = "int")
        int number(List<String> property) {
            return property.size();
        }

        @PyGetter
        String property() {
            return "x";
        }

        @PyGetter
        java.time.LocalDate datetime() {
            return java.time.LocalDate.EPOCH;
        }

        @PyStaticMethod
        static String str() {
            return "";
        }

        @PyClassMethod
        static Coins.Mint.Stamp coins(Coins.Coin coin) {
            return new Coins.Mint.Stamp("x");
        }
    }

    @PyFunction
    static Coins.Coin larger(Coins.Coin one, @PyDefault("None") Coins.Coin other) {
        return other == null || one.value() > other.value() ? one : other;
    }

    @PyFunction
    static Coins.Coin made(int value) {
        return value < 0 ? null : new Coins.Coin(value);
    }

    @PyFunction
    static Coins.Side turn(Coins.Side side) {
        return side == Coins.Side.HEADS ? Coins.Side.TAILS : Coins.Side.HEADS;
    }

    @PyFunction
    static Optional<Coins.Mint.Stamp> stamp(String motto) {
        return motto.isEmpty() ? Optional.empty() : Optional.of(new Coins.Mint.Stamp(motto));
    }

    @PyFunction
    static Stream<Coins.Coin> many(int count) {
        return java.util.stream.IntStream.range(0, count).mapToObj(Coins.Coin::new);
    }
}
