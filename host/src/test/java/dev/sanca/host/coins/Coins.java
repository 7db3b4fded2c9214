package dev.sanca.host.coins;

import dev.sanca.extension.PyClass;
import dev.sanca.extension.PyFunction;
import dev.sanca.extension.PyModule;

/** A module whose classes another one uses, from a jar of its own. */
@PyModule(name = "coins")
public final class Coins {
    private Coins() {}

    /** A value. */
    @PyClass
    public record Coin(int value) {}

    /** A module inside. */
    @PyModule(name = "mint")
    public static final class Mint {
        private Mint() {}

        @PyFunction
        static Coin strike(int value) {
            return new Coin(value);
        }
    }
}
