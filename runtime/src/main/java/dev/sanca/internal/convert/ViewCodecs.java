package dev.sanca.internal.convert;

import static dev.sanca.capi.Python.*;

import dev.sanca.PyBytes;
import dev.sanca.PyDict;
import dev.sanca.PyList;
import dev.sanca.PySet;
import dev.sanca.PyStr;
import dev.sanca.PyTuple;
import dev.sanca.PyView;
import dev.sanca.internal.Access;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.function.LongPredicate;

/** Live views of Python objects. To Python, a view is its object; from Python, any object of the right kind gets a view of its own. */
final class ViewCodecs implements CodecProvider {
    /** A kind of view. */
    private record Kind(String expected, LongPredicate accepts, int parameters) {}

    private static final Map<Class<?>, Kind> KINDS = Map.of(
            PyList.class, new Kind("list", o -> PyList_Check(o) || PySequence_Check(o) && has(o, "insert"), 1),
            PyTuple.class, new Kind("tuple", o -> PyTuple_Check(o), 1),
            PyDict.class, new Kind("dict", o -> PyDict_Check(o) || has(o, "keys") && has(o, "__setitem__"), 2),
            PySet.class, new Kind("set", o -> PyAnySet_Check(o), 1),
            PyStr.class, new Kind("str", o -> PyUnicode_Check(o), 0),
            PyBytes.class, new Kind("bytes or bytearray", o -> PyBytes_Check(o) || PyByteArray_Check(o), 0));

    private static boolean has(long o, String attribute) {
        return PyObject_HasAttrString(o, attribute) != 0;
    }

    @Override
    public Encoder<?> encoder(Codecs codecs, Class<?> type) {
        return PyView.class.isAssignableFrom(type)
                ? (InterpreterState state, PyView view) -> Objects.newReference(Objects.pointer(state, view.object()))
                : null;
    }

    @Override
    public Decoder<?> decoder(Codecs codecs, Type type, Class<?> raw) {
        Kind kind = KINDS.get(raw);
        if (kind == null) {
            return null;
        }
        Decoder<?>[] elements = new Decoder<?>[kind.parameters];
        for (int i = 0; i < elements.length; i++) {
            // A view whose elements are not said has Python objects: live, as it is.
            elements[i] = codecs.elementDecoder(type == raw ? dev.sanca.PyObject.class : GenericTypes.argument(type, raw, i));
        }
        return (state, o) -> {
            if (!kind.accepts.test(o)) {
                throw Mismatch.expected(kind.expected, o);
            }
            return Access.get().view(raw, Objects.borrowed(state, o), elements);
        };
    }
}
