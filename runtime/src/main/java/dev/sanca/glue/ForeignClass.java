package dev.sanca.glue;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.internal.RaisedException;
import dev.sanca.internal.Text;
import dev.sanca.internal.convert.ExtensionCodecs;
import dev.sanca.internal.convert.ExtensionCodecs.Bound;

/**
 * A class of another module, in the functions of this one.
 *
 * @param <T> the Java class
 */
public final class ForeignClass<T> {
    private final Class<T> javaClass;
    private final String name;
    /** What the other module has made known; null before it was imported for the first time. */
    private Bound<T> bound;

    private ForeignClass(Class<T> javaClass, String name) {
        this.javaClass = javaClass;
        this.name = name;
    }

    /**
     * Refers to a class.
     *
     * @param <T> the Java class
     * @param javaClass the Java class
     * @param name its full Python name
     * @return the reference
     */
    public static <T> ForeignClass<T> of(Class<T> javaClass, String name) {
        return new ForeignClass<>(javaClass, name);
    }

    /**
     * Imports the other module, while this one is being filled.
     *
     * @param by the name of this module, for messages
     * @throws Raised with an {@code ImportError} if it can't be imported, or is made of another Java class of the same name
     */
    public void require(String by) {
        String module = name.substring(0, name.lastIndexOf('.'));
        long imported = PyImport_ImportModule(module);
        if (imported == NULL) {
            throw PyErr_ExceptionMatches(PyExc_ModuleNotFoundError()) ? missing(module, by) : Raised.asIs();
        }
        Py_DECREF(imported);
        if (find() == null) {
            throw Raised.of(PyExc_ImportError(), "module '" + by + "' takes or gives instances of " + name + ", and " + javaClass
                    + " is not the one that '" + module + "' is made of: it comes from another class loader, "
                    + javaClass.getClassLoader() + "; have '" + by + "' use the classes of '" + module + "'");
        }
    }

    /** Says who asked for the module, unless it was another one that is missing. */
    private static Raised missing(String module, String by) {
        long exception = RaisedException.take();
        long absent = PyObject_GetAttrString(exception, "name");
        boolean isThis = absent != NULL && PyUnicode_Check(absent) && module.startsWith(Text.toJava(absent));
        Py_XDECREF(absent);
        RaisedException.give(exception);
        return isThis ? Raised.of(PyExc_ModuleNotFoundError(), "No module named '" + module + "', whose classes module '" + by
                + "' takes or gives: install or register it, too") : Raised.asIs();
    }

    private Bound<T> find() {
        if (bound == null) {
            bound = ExtensionCodecs.bound(javaClass);
        }
        return bound;
    }

    private Bound<T> bound() {
        Bound<T> found = find();
        if (found == null) {
            throw new IllegalStateException("the module of " + name + " is not imported");
        }
        return found;
    }

    /**
     * The Java object behind an argument.
     *
     * @param o a borrowed reference
     * @param signature whose argument
     * @param index which
     * @return not null
     * @throws Raised with a {@code TypeError} if it is no instance
     */
    public T toJava(long o, Signature signature, int index) {
        Bound<T> known = bound();
        if (!known.isInstance(o)) {
            throw ToJava.wrongType(o, name, signature, index);
        }
        T value = known.find(o);
        if (value == null) {
            throw Raised.of(PyExc_RuntimeError(), name + ".__init__() was not called for this " + Types.name(o) + " object");
        }
        return value;
    }

    /**
     * The instance of a Java object.
     *
     * @param value a Java object, or null
     * @return a new reference; None for null; NULL with an exception
     */
    public long toPython(T value) {
        return bound().toPython(value);
    }
}
