package dev.sanca.glue;

import static dev.sanca.capi.Python.*;

import dev.sanca.PythonException;
import dev.sanca.capi.internal.RaisedException;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;

/** What Java threw, as a Python exception. */
final class Failure {
    private Failure() {}

    /** Raises an exception of Python's again, the object itself; to be thrown. */
    static Raised raise(PythonException exception) {
        RaisedException.give(Py_NewRef(Objects.pointer(InterpreterState.current(), exception.value())));
        return Raised.asIs();
    }

}
