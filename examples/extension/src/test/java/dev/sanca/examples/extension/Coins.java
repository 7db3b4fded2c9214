package dev.sanca.examples.extension;

import dev.sanca.extension.Interpreters;
import dev.sanca.extension.PyClass;
import dev.sanca.extension.PyFunction;
import dev.sanca.extension.PyGetter;
import dev.sanca.extension.PyInit;
import dev.sanca.extension.PyModule;
import java.util.List;

/** Classes that other modules use. */
@PyModule(name = "coins", interpreters = Interpreters.OWN_GIL)
final class Coins {
    private Coins() {}

    /** Has a value. */
    @PyClass
    static class Coin {
        private final int value;

        @PyInit
        Coin(int value) {
            this.value = value;
        }

        @PyGetter
        int value() {
            return value;
        }
    }

    @PyClass
    enum Side { HEADS, TAILS }

    /** Modules inside take classes of those around, and the other way round. */
    @PyModule(name = "mint")
    static final class Mint {
        @PyClass
        record Stamp(String motto) {}

        @PyFunction
        static Coin strike(Stamp stamp, Side side) {
            return new Coin(stamp.motto().length() * (side == Side.HEADS ? 1 : -1));
        }
    }

    @PyFunction
    static Mint.Stamp stamp(List<Coin> coins) {
        return new Mint.Stamp("x".repeat(coins.size()));
    }
}
