package dev.sanca.internal.convert;

import static dev.sanca.capi.Python.*;

import dev.sanca.PyObject;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Iteration;
import dev.sanca.internal.Objects;
import dev.sanca.internal.Vectorcall;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.BaseStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What gives its elements one by one, when they are asked for: Java's iterators, streams, and iterables that are no collections become
 * Python iterators and iterables, and any iterable a Java iterator or stream.
 */
final class IterationCodecs implements CodecProvider {
    /** Gives a class whose objects are iterated anew each time, and a generator function. */
    private static final String SOURCE = """
            def iterate(has_next, next):
                while has_next():
                    yield next()
            class JavaIterable:
                'A java.lang.Iterable.'
                def __init__(self, iterator):
                    self._iterator = iterator
                def __iter__(self):
                    return self._iterator()
            """;

    /** One of the two for an interpreter. */
    private record Made(String name) {
        long in(InterpreterState state) {
            return state.<Made, Long>local(this, _ -> run());
        }

        private long run() {
            long globals = Objects.check(PyDict_New());
            try {
                Objects.check(PyDict_SetItemString(globals, "__builtins__", PyEval_GetBuiltins()));
                Py_DECREF(Objects.check(PyRun_String(SOURCE, Py_file_input, globals, globals)));
                return Objects.newReference(Objects.check(PyDict_GetItemString(globals, name)));
            } finally {
                Py_DECREF(globals);
            }
        }
    }

    private static final Made ITERATE = new Made("iterate");
    private static final Made ITERABLE = new Made("JavaIterable");

    @Override
    public Encoder<?> encoder(Codecs codecs, Class<?> type) {
        if (Iterator.class.isAssignableFrom(type)) {
            return (Encoder<Iterator<?>>) IterationCodecs::ofIterator;
        }
        if (BaseStream.class.isAssignableFrom(type)) {
            return (InterpreterState state, BaseStream<?, ?> stream) -> ofIterator(state, stream.iterator());
        }
        if (Iterable.class.isAssignableFrom(type)) {
            return (Encoder<Iterable<?>>) IterationCodecs::ofIterable;
        }
        return null;
    }

    private static long ofIterator(InterpreterState state, Iterator<?> iterator) {
        BooleanSupplier hasNext = iterator::hasNext;
        Supplier<?> next = iterator::next;
        return Objects.check(Vectorcall.call(state, ITERATE.in(state), NULL, new Object[] {hasNext, next}));
    }

    private static long ofIterable(InterpreterState state, Iterable<?> iterable) {
        Supplier<?> iterator = iterable::iterator;
        return Objects.check(Vectorcall.call(state, ITERABLE.in(state), NULL, new Object[] {iterator}));
    }

    @Override
    public Decoder<?> decoder(Codecs codecs, Type type, Class<?> raw) {
        if (raw == Iterator.class) {
            Decoder<?> elements = codecs.elementDecoder(GenericTypes.argument(type, Iterator.class, 0));
            return (state, o) -> new Converted(iterator(state, o), elements);
        }
        if (raw == Stream.class) {
            Decoder<?> elements = codecs.elementDecoder(GenericTypes.argument(type, Stream.class, 0));
            return (state, o) -> StreamSupport.stream(
                    Spliterators.spliteratorUnknownSize(new Converted(iterator(state, o), elements), Spliterator.ORDERED), false);
        }
        return null;
    }

    private static Iterator<PyObject> iterator(InterpreterState state, long o) {
        if (PyType_GetSlot(Py_TYPE(o), Py_tp_iter) == NULL && !PySequence_Check(o)) {
            throw Mismatch.expected("an iterable", o);
        }
        return new Iteration(Objects.owned(state, PyObject_GetIter(o)));
    }

    /** Converts each element when it is asked for. */
    private record Converted(Iterator<PyObject> items, Decoder<?> elements) implements Iterator<Object> {
        @Override
        public boolean hasNext() {
            return items.hasNext();
        }

        @Override
        public Object next() {
            try (PyObject item = items.next()) {
                return View.convert(item, elements);
            }
        }
    }
}
