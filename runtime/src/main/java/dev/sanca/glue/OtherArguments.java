package dev.sanca.glue;

import dev.sanca.capi.Memory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The arguments that no parameter names: {@code *args} and {@code **kwargs}. */
public final class OtherArguments {
    private OtherArguments() {}

    /**
     * Converts one of them.
     *
     * @param <T> the Java type
     */
    @FunctionalInterface
    public interface Element<T> {
        /**
         * Converts an argument.
         *
         * @param o a borrowed reference
         * @param signature whose argument
         * @param index which, for messages
         * @return the Java value
         */
        T convert(long o, Signature signature, int index);
    }

    /**
     * What {@code *args} takes.
     *
     * @param <T> the Java type
     * @param signature the function's
     * @param args the C array of arguments
     * @param nargs how many are given by position
     * @param element converts one
     * @return a list that can be changed, not null
     */
    public static <T> List<T> list(Signature signature, long args, long nargs, Element<T> element) {
        List<T> others = new ArrayList<>();
        for (int i = signature.positional(); i < nargs; i++) {
            int index = signature.names().size() + i - signature.positional();
            others.add(element.convert(Memory.getPointer(args + (long) i * Long.BYTES), signature, index));
        }
        return others;
    }

    /**
     * What {@code **kwargs} takes.
     *
     * @param <T> the Java type
     * @param signature the function's
     * @param args the C array of arguments
     * @param nargs how many are given by position
     * @param kwnames the tuple of the keywords, or NULL
     * @param element converts one
     * @return a map that can be changed, in the order of the call, not null
     */
    public static <T> Map<String, T> map(Signature signature, long args, long nargs, long kwnames, Element<T> element) {
        Map<String, T> others = new LinkedHashMap<>();
        new ArgumentBinding(signature, args, nargs, kwnames).others().forEach((keyword, value) ->
                others.put(keyword, element.convert(value, signature.withKeyword(keyword), 0)));
        return others;
    }
}
