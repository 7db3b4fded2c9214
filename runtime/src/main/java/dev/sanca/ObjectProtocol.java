package dev.sanca;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.Objects;
import java.util.List;
import java.util.Optional;

/**
 * What every Python object has: attributes, a type, a truth value, a representation.
 *
 * <p>All methods throw {@link PythonException} with what Python raises, such as {@code AttributeError}.
 *
 * @see <a href="https://docs.python.org/3.14/c-api/object.html">Object Protocol</a>
 */
public sealed interface ObjectProtocol permits PyObject {
    /**
     * {@code this.name}.
     *
     * @param name the attribute's name
     * @return its value, owned by the caller
     */
    default PyObject attr(String name) {
        return PyObject.of(this).named((o, n) -> PyObject_GetAttr(o, n), name);
    }

    /**
     * {@code this.name} if there is one.
     *
     * @param name the attribute's name
     * @return its value; empty where Python raises {@code AttributeError}
     */
    default Optional<PyObject> findAttr(String name) {
        java.util.Objects.requireNonNull(name, "name");
        return PyObject.of(this).findBinary((o, n) -> PyObject_GetAttr(o, n), PyExc_AttributeError(), name);
    }

    /**
     * {@code this.name = value}.
     *
     * @param name  the attribute's name
     * @param value its new value, converted to Python
     */
    default void setAttr(String name, Object value) {
        java.util.Objects.requireNonNull(name, "name");
        PyObject.of(this).assign((o, n, v) -> PyObject_SetAttr(o, n, v), name, value);
    }

    /**
     * {@code del this.name}.
     *
     * @param name the attribute's name
     */
    default void deleteAttr(String name) {
        java.util.Objects.requireNonNull(name, "name");
        PyObject.of(this).test((o, n) -> PyObject_SetAttr(o, n, NULL), name);
    }

    /**
     * {@code hasattr(this, name)}: exceptions other than {@code AttributeError} are thrown.
     *
     * @param name the attribute's name
     * @return whether there is such an attribute
     */
    default boolean hasAttr(String name) {
        Optional<PyObject> found = findAttr(name);
        found.ifPresent(PyObject::close);
        return found.isPresent();
    }

    /**
     * {@code dir(this)}.
     *
     * @return the names of its attributes
     */
    default List<String> dir() {
        PyObject self = PyObject.of(this);
        try (PyObject names = self.unary(o -> PyObject_Dir(o))) {
            return names.stream().map(name -> {
                try (name) {
                    return name.toString();
                }
            }).toList();
        }
    }

    /**
     * {@code type(this)}.
     *
     * @return the type object, owned by the caller
     */
    default PyObject type() {
        return PyObject.of(this).unary(o -> PyObject_Type(o));
    }

    /**
     * {@code isinstance(this, type)}.
     *
     * @param type a type, a tuple of types, or a union
     * @return whether this is an instance
     */
    default boolean isInstance(PyObject type) {
        return PyObject.of(this).test((o, t) -> PyObject_IsInstance(o, t), type) == 1;
    }

    /**
     * {@code issubclass(this, type)}.
     *
     * @param type a type, a tuple of types, or a union
     * @return whether this is a subclass
     */
    default boolean isSubclass(PyObject type) {
        return PyObject.of(this).test((o, t) -> PyObject_IsSubclass(o, t), type) == 1;
    }

    /**
     * {@code bool(this)}: what {@code if} goes by.
     *
     * @return its truth value
     */
    default boolean isTrue() {
        return PyObject.of(this).query(o -> PyObject_IsTrue(o)) == 1;
    }

    /**
     * {@code callable(this)}.
     *
     * @return whether it can be called
     */
    default boolean isCallable() {
        return PyObject.of(this).query(o -> PyCallable_Check(o) ? 1 : 0) == 1;
    }

    /**
     * {@code this is other}.
     *
     * @param other another object
     * @return whether both are the same Python object
     */
    default boolean is(PyObject other) {
        return PyObject.of(this).test((a, b) -> a == b ? 1 : 0, java.util.Objects.requireNonNull(other, "other")) == 1;
    }

    /**
     * {@code this is None}.
     *
     * @return whether it is None
     */
    default boolean isNone() {
        return PyObject.of(this).query(o -> o == Py_None() ? 1 : 0) == 1;
    }

    /**
     * {@code repr(this)}.
     *
     * @return its representation
     */
    default String repr() {
        try (PyObject text = PyObject.of(this).unary(o -> PyObject_Repr(o))) {
            return text.toString();
        }
    }

    /**
     * The object's memory, without a copy: for arrays of NumPy and {@code array}, {@code bytes}, {@code bytearray}, {@code memoryview}, and
     * whatever else has the buffer protocol, DLPack or the array interface.
     *
     * @return a view, to be closed by the caller
     * @throws PythonException {@code TypeError} if the object has none, {@code BufferError} if it does not give it
     */
    default PyBuffer buffer() {
        return PyBuffer.of(PyObject.of(this));
    }
}
