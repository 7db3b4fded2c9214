package dev.sanca.glue;

import static dev.sanca.capi.RefCounting.NULL;

import dev.sanca.capi.Memory;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameters of a function, and how the arguments of a call are given to them: as CPython does it for functions written
 * in Python, with the same errors.
 *
 * <p>A record, whose components are constants for the JIT compiler where the signature is one.
 *
 * @param function the qualified name, for messages
 * @param self 1 if the first positional argument is one that {@link #bind} is not given
 * @param names the parameters without {@code *args} and {@code **kwargs}, positional ones first
 * @param positionalOnly how many of them can't be given by keyword
 * @param positional how many can be given by position
 * @param required how many of the positional ones have no default
 * @param keywordOnlyRequired which of the others, counted from {@code positional}, have no default
 * @param needsKeywords whether there is one of those
 * @param most how many arguments may be given by position: {@code positional}, or very many if there is {@code *args}
 * @param varKeywords whether there is {@code **kwargs}
 */
public record Signature(String function, int self, List<String> names, int positionalOnly, int positional, int required,
        List<Boolean> keywordOnlyRequired, boolean needsKeywords, long most, boolean varKeywords) {

    /**
     * Reads a signature.
     *
     * @param function the qualified Python name of a function or static method
     * @param parameters as in Python, an {@code =} behind those that have a default: {@code "data=, /, n, *, strict"}
     * @return the signature
     */
    public static Signature of(String function, String parameters) {
        return new Parser(function, 0, parameters).parse();
    }

    /**
     * Reads the signature of a method, whose first argument is the instance or class.
     *
     * @param function the qualified Python name
     * @param parameters as in Python, without {@code self}
     * @return the signature
     */
    public static Signature ofMethod(String function, String parameters) {
        return new Parser(function, 1, parameters).parse();
    }

    /**
     * Gives the arguments of a call to the parameters.
     *
     * @param args the C array of arguments, those given by keyword last
     * @param nargs how many are given by position
     * @param kwnames the tuple of the keywords, or NULL
     * @return what {@link #at} takes; null if each parameter has its argument where it stands
     */
    public long[] bind(long args, long nargs, long kwnames) {
        if (kwnames == NULL && nargs >= required && nargs <= most && !needsKeywords) {
            return null;
        }
        return new ArgumentBinding(this, args, nargs, kwnames).bind();
    }

    /**
     * The argument of a parameter.
     *
     * @param bound what {@link #bind} gave
     * @param args the C array of arguments
     * @param nargs how many are given by position
     * @param index which parameter
     * @return a borrowed reference; NULL if none was given
     */
    public long at(long[] bound, long args, long nargs, int index) {
        if (bound != null) {
            return bound[index];
        }
        return index < nargs && index < positional ? Memory.getPointer(args + (long) index * Long.BYTES) : NULL;
    }

    /** A parameter, or an argument that {@code *args} takes, for messages. */
    String place(int index) {
        return function + "() argument " + (index < names.size() ? "'" + names.get(index) + "'" : 1 + index - names.size() + positional);
    }

    /** A signature whose parameter 0 is a keyword that {@code **kwargs} takes, for messages. */
    Signature withKeyword(String keyword) {
        return new Signature(function, self, List.of(keyword), 0, 0, 0, List.of(), false, 0, true);
    }

    int indexOf(String keyword) {
        for (int i = positionalOnly; i < names.size(); i++) {
            if (names.get(i).equals(keyword)) {
                return i;
            }
        }
        return -1;
    }

    boolean isRequired(int index) {
        return index < positional ? index < required : keywordOnlyRequired.get(index - positional);
    }

    /** Reads the text form. */
    private static final class Parser {
        private final String function;
        private final int self;
        private final String text;
        private final List<String> names = new ArrayList<>();
        private final List<Boolean> keywordOnlyRequired = new ArrayList<>();
        private int positionalOnly;
        private int positional;
        private int required;
        private boolean varArgs;
        private boolean varKeywords;
        private boolean keywordOnly;

        Parser(String function, int self, String text) {
            this.function = function;
            this.self = self;
            this.text = text;
        }

        Signature parse() {
            for (String parameter : text.isEmpty() ? new String[0] : text.split(", ")) {
                add(parameter);
            }
            return new Signature(function, self, List.copyOf(names), positionalOnly, positional, required,
                    List.copyOf(keywordOnlyRequired), keywordOnlyRequired.contains(true),
                    varArgs ? Long.MAX_VALUE : positional, varKeywords);
        }

        private void add(String parameter) {
            if (parameter.equals("/")) {
                positionalOnly = positional;
            } else if (parameter.startsWith("**")) {
                varKeywords = true;
            } else if (parameter.startsWith("*")) {
                keywordOnly = true;
                varArgs = parameter.length() > 1;
            } else {
                addNamed(parameter.replace("=", ""), !parameter.endsWith("="));
            }
        }

        private void addNamed(String name, boolean isRequired) {
            names.add(name);
            if (keywordOnly) {
                keywordOnlyRequired.add(isRequired);
            } else {
                positional++;
                required += isRequired ? 1 : 0;
            }
        }
    }
}
