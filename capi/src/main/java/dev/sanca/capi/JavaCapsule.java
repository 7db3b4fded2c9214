package dev.sanca.capi;

import static dev.sanca.capi.Python.*;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Capsules with a Java object behind them, which stays reachable as long as the capsule lives. How the state of a Java
 * module or the result of a Java function travels through Python code.
 *
 * <p>The capsule's pointer is a number by which this class finds the object, not an address. Attached.
 */
public final class JavaCapsule {
    private static final ConcurrentHashMap<Long, Object> OBJECTS = new ConcurrentHashMap<>();
    private static final AtomicLong LAST = new AtomicLong();

    private JavaCapsule() {}

    private static final class Destructor {
        static final long ADDRESS = PyCapsule_Destructor.address(JavaCapsule::destroy);
    }

    private static void destroy(long capsule) {
        OBJECTS.remove(PyCapsule_GetPointer(capsule, PyCapsule_GetName(capsule)));
    }

    /**
     * Makes a capsule.
     *
     * @param object the Java object; not null
     * @param name the capsule's name, {@code module.attribute} by custom
     * @return a new reference, or NULL with an error
     */
    public static long of(Object object, String name) {
        long key = LAST.incrementAndGet();
        OBJECTS.put(key, java.util.Objects.requireNonNull(object, "a capsule needs an object"));
        long capsule = PyCapsule_New(key, Memory.permanent(name), Destructor.ADDRESS);
        if (capsule == NULL) {
            OBJECTS.remove(key);
        }
        return capsule;
    }

    /**
     * The Java object behind a capsule.
     *
     * @param <T> its class
     * @param capsule any object
     * @param name the capsule's name
     * @param type its class
     * @return the object; null with a {@code ValueError} if this is no capsule of that name, with a {@code TypeError} if
     *     the object behind it has another class, or none is behind it
     */
    public static <T> T get(long capsule, String name, Class<T> type) {
        long key = PyCapsule_GetPointer(capsule, name);
        if (key == NULL) {
            return null;
        }
        boolean ours = PyCapsule_GetDestructor(capsule) == Destructor.ADDRESS;
        Object object = ours ? OBJECTS.get(key) : null;
        if (!type.isInstance(object)) {
            PyErr_SetString(PyExc_TypeError(), "capsule '" + name + "' holds "
                    + (object == null ? "no Java object" : "a " + object.getClass().getName()) + ", not a " + type.getName());
            return null;
        }
        return type.cast(object);
    }
}
