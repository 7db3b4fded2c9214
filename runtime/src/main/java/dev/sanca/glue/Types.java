package dev.sanca.glue;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.Memory;
import dev.sanca.capi.PyTypeObject;

/** The classes of objects, for messages. */
final class Types {
    private Types() {}

    /** The name of an object's class; {@code None} for None, as CPython has it. */
    static String name(long o) {
        if (o == Py_None()) {
            return "None";
        }
        String full = Memory.getString(PyTypeObject.tp_name(Py_TYPE(o)));
        return full.substring(full.lastIndexOf('.') + 1);
    }
}
