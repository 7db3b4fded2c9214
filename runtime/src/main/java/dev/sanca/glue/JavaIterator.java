package dev.sanca.glue;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.Memory;
import dev.sanca.capi.PyObject;
import dev.sanca.internal.InterpreterState;
import java.util.Iterator;

/** The Python iterator over a Java one. Its class exists once in each interpreter, and is found by no name. */
final class JavaIterator {
    private static final long NUMBER = PyObject.sizeof();

    private JavaIterator() {}

    private static final class Spec {
        static final long ADDRESS = PythonClass.spec("sanca.JavaIterator", Py_TPFLAGS_DISALLOW_INSTANTIATION)
                .slot(Py_tp_doc, "Iterates over what Java gives.")
                .slot(Py_tp_iter, JavaIterator::self)
                .slot(Py_tp_iternext, JavaIterator::next)
                .address();
    }

    /** A new iterator; NULL with an exception. */
    static long of(Iterator<?> iterator) {
        Long type = InterpreterState.current().local(JavaIterator.class, _ -> PyType_FromSpec(Spec.ADDRESS));
        if (type == NULL) {
            return NULL;
        }
        long self = PyType_GenericAlloc(type, 0);
        if (self != NULL) {
            Memory.putLong(self + NUMBER, ObjectTable.add(iterator));
        }
        return self;
    }

    private static long self(long self) {
        return Py_NewRef(self);
    }

    private static long next(long self) {
        try {
            Iterator<?> iterator = (Iterator<?>) ObjectTable.get(Memory.getLong(self + NUMBER));
            return iterator.hasNext() ? GeneralType.any(iterator.next()) : NULL;
        } catch (Throwable thrown) {
            return Glue.failed(thrown);
        }
    }
}
