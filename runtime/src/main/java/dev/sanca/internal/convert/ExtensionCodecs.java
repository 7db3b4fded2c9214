package dev.sanca.internal.convert;

import static dev.sanca.capi.Python.*;

import dev.sanca.ConversionException;
import dev.sanca.capi.PyTypeObject;
import dev.sanca.internal.Objects;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Instances of the classes of extension modules inside other values: a {@code List<Counter>}, the elements of a stream. */
public final class ExtensionCodecs implements CodecProvider {
    private static final Map<Class<?>, Bound<?>> BOUND = new ConcurrentHashMap<>();
    /** By Python class, while the class belongs to a module. */
    private static final Map<Long, Bound<?>> BY_PYTHON_CLASS = new ConcurrentHashMap<>();

    /** A class that has a Python class of its own. */
    public interface Bound<T> {
        /** Whether an object is an instance of one of the Python classes. */
        boolean isInstance(long o);

        /** The value behind an instance; null if there is none, because {@code __init__} was not called. */
        T find(long o);

        /** A new reference, or NULL with an exception. */
        long toPython(T value);

        /** The Python name. */
        String name();
    }

    /** Makes a class known. What was found for it before, such as a conversion of all records, is forgotten. */
    public static <T> void bind(Class<T> type, Bound<T> binding) {
        BOUND.put(type, binding);
        Codecs.forgetAll();
    }

    /** What was made known for exactly this class; null if nothing was. */
    @SuppressWarnings("unchecked") // bind puts in what fits
    public static <T> Bound<T> bound(Class<T> type) {
        return (Bound<T>) BOUND.get(type);
    }

    /** Whether a value has a Python class of its own. */
    public static boolean isBound(Object value) {
        for (Class<?> each = value.getClass(); each != null; each = each.getSuperclass()) {
            if (BOUND.containsKey(each)) {
                return true;
            }
        }
        return false;
    }

    /** Makes a Python class of a module known, borrowed: until {@link #unregister}. */
    public static void register(long pythonClass, Bound<?> binding) {
        BY_PYTHON_CLASS.put(pythonClass, binding);
    }

    /** Forgets a Python class. */
    public static void unregister(long pythonClass) {
        BY_PYTHON_CLASS.remove(pythonClass);
    }

    /** The Java value behind an object, which may be an instance of a Python subclass; null if there is none. */
    public static Object find(long o) {
        if (!BY_PYTHON_CLASS.isEmpty()) {
            for (long type = Py_TYPE(o); type != NULL; type = PyTypeObject.tp_base(type)) {
                Bound<?> bound = BY_PYTHON_CLASS.get(type);
                if (bound != null) {
                    return bound.find(o);
                }
            }
        }
        return null;
    }

    @Override
    public Encoder<?> encoder(Codecs codecs, Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            Bound<?> bound = BOUND.get(each);
            if (bound != null) {
                return encoder(bound);
            }
        }
        return null;
    }

    private static <T> Encoder<T> encoder(Bound<T> bound) {
        return (_, value) -> Objects.check(bound.toPython(value));
    }

    @Override
    public Decoder<?> decoder(Codecs codecs, Type type, Class<?> raw) {
        Bound<?> bound = BOUND.get(raw);
        return bound == null ? null : (Decoder<Object>) (_, o) -> {
            if (!bound.isInstance(o)) {
                throw Mismatch.expected(bound.name(), o);
            }
            Object found = bound.find(o);
            if (found == null) {
                throw new ConversionException(bound.name() + ".__init__() was not called for this " + Mismatch.typeName(o) + " object");
            }
            return found;
        };
    }
}
