package dev.sanca.internal.convert;

import dev.sanca.ConversionException;
import dev.sanca.internal.InterpreterState;
import java.util.Collection;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/** Iterables as Java collections: copies. */
final class CollectionDecoder implements Decoder<Object> {
    private final String expected;
    private final IntFunction<? extends Collection<Object>> make;
    private final UnaryOperator<Object> finish;
    private Decoder<?> elements;

    /**
     * For one type.
     *
     * @param expected what the Python object is to be, for messages
     * @param make     makes an empty collection for so many elements
     * @param finish   makes the result of the full collection
     */
    CollectionDecoder(
            String expected, IntFunction<? extends Collection<Object>> make, UnaryOperator<Object> finish, Decoder<?> elements) {
        this.expected = expected;
        this.make = make;
        this.finish = finish;
        this.elements = elements;
    }

    @Override
    public Object toJava(InterpreterState state, long o) {
        Nesting nesting = Nesting.enter();
        try (Items items = Items.ofSequence(expected, o)) {
            elements = LaterDecoder.resolve(elements);
            Collection<Object> result = make.apply(items.sizeHint());
            fill(state, items, result);
            return finish.apply(result);
        } finally {
            nesting.exit();
        }
    }

    private void fill(InterpreterState state, Items items, Collection<Object> result) {
        while (items.next()) {
            try {
                add(result, elements.read(state, items.item()), items.item());
            } catch (ConversionException failed) {
                throw failed.in(items.step());
            }
        }
    }

    private static void add(Collection<Object> result, Object element, long item) {
        try {
            if (!result.add(element) && result instanceof Set) {
                throw Mismatch.value("elements that differ in Java", item);
            }
        } catch (NullPointerException | ClassCastException refused) {
            throw new ConversionException("a " + result.getClass().getName() + " cannot hold " + Mismatch.describe(item), refused);
        }
    }
}
