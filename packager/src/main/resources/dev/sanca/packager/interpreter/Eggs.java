import dev.sanca.extension.KeywordOnly;
import dev.sanca.extension.PyDefault;
import dev.sanca.extension.PyFunction;
import dev.sanca.extension.PyModule;

/** A module in Java, by annotations: {@code eggs.boil(4, salt=True)}. */
@PyModule(name = "eggs")
public final class Eggs {
    private Eggs() {}

    /**
     * What comes out of the pot.
     *
     * @param minutes how long they were in it
     * @param salt whether there is salt in the water
     */
    @PyFunction
    public static String boil(int minutes, @KeywordOnly @PyDefault("False") boolean salt) {
        if (minutes < 0) {
            throw new IllegalArgumentException("nobody boils eggs for " + minutes + " minutes");
        }
        return (minutes < 5 ? "soft" : "hard") + (salt ? ", with salt" : "");
    }
}
