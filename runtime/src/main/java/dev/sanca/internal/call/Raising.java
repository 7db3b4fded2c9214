package dev.sanca.internal.call;

import static dev.sanca.capi.Python.*;

import dev.sanca.ConversionException;
import dev.sanca.PythonException;
import dev.sanca.capi.internal.RaisedException;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;
import dev.sanca.internal.Text;

/** What a Java function threw, raised in Python. */
final class Raising {
    private Raising() {}

    /**
     * Raises a Python exception that passes through again, and a conversion that failed as a {@code TypeError}.
     *
     * @return NULL
     * @throws RuntimeException any other exception: the entry from C sees to it
     */
    static long raise(InterpreterState state, RuntimeException thrown) {
        switch (thrown) {
            case PythonException python when python.value().interpreter() == dev.sanca.internal.Access.get().interpreter(state) ->
                    RaisedException.give(Py_NewRef(Objects.pointer(state, python.value())));
            case ConversionException failed -> {
                long message = Objects.check(Text.toPython(failed.getMessage()));
                PyErr_SetObject(pythonClass(failed.reason()), message);
                Py_DECREF(message);
            }
            default -> throw thrown;
        }
        return NULL;
    }

    private static long pythonClass(ConversionException.Reason reason) {
        return switch (reason) {
            case TYPE -> PyExc_TypeError();
            case RANGE -> PyExc_OverflowError();
            case VALUE -> PyExc_ValueError();
        };
    }
}
