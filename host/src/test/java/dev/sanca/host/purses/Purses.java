package dev.sanca.host.purses;

import dev.sanca.extension.PyFunction;
import dev.sanca.extension.PyModule;
import dev.sanca.host.coins.Coins;
import java.util.List;

/** Takes and gives classes of another module; its jars have a copy of that, as those of a wheel would. */
@PyModule(name = "purses")
public final class Purses {
    private Purses() {}

    @PyFunction
    static int sum(List<Coins.Coin> coins) {
        return coins.stream().mapToInt(Coins.Coin::value).sum();
    }

    @PyFunction
    static Coins.Coin twice(Coins.Coin coin) {
        return new Coins.Coin(2 * coin.value());
    }
}
