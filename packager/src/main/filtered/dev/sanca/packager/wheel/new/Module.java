package [PACKAGE];

import dev.sanca.extension.PyFunction;
import dev.sanca.extension.PyModule;

/** A Python module, written in Java. This becomes its docstring. */
@PyModule(name = "[MODULE]")
public final class [CLASS] {
    private [CLASS]() {}

    /**
     * The sum of two numbers, as text. This becomes the docstring of the function, which is called sum_as_string in Python.
     */
    @PyFunction
    public static String sumAsString(long a, long b) {
        return String.valueOf(Math.addExact(a, b));
    }
}
