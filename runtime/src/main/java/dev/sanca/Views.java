package dev.sanca;

import dev.sanca.internal.convert.Decoder;

/** Makes live views. */
final class Views {
    private Views() {}

    static PyView of(Class<?> kind, PyObject object, Decoder<?>[] elements) {
        if (kind == PyList.class) {
            return new PyList<>(object, elements[0]);
        }
        if (kind == PyDict.class) {
            return new PyDict<>(object, elements[0], elements[1]);
        }
        if (kind == PySet.class) {
            return new PySet<>(object, elements[0]);
        }
        if (kind == PyTuple.class) {
            return new PyTuple<>(object, elements[0]);
        }
        return kind == PyStr.class ? new PyStr(object) : new PyBytes(object);
    }
}
