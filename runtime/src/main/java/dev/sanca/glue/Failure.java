package dev.sanca.glue;

import static dev.sanca.capi.Python.*;

import dev.sanca.PythonException;
import dev.sanca.capi.internal.RaisedException;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;
import dev.sanca.internal.error.JavaErrors;

/** What Java threw, as a Python exception. */
final class Failure {
    private Failure() {}

    /** Raises an exception of Python's again, the object itself; to be thrown. */
    static Raised raise(PythonException exception) {
        RaisedException.give(Py_NewRef(Objects.pointer(InterpreterState.current(), exception.value())));
        return Raised.asIs();
    }

    /** Raises what has a class of its own in Python; false if the entry from C has to see to it. */
    static boolean raiseKnown(Throwable thrown) {
        return thrown instanceof Raised || ExceptionClass.raise(thrown);
    }

    /** An exception object for what was thrown: a new reference. */
    static long object(Throwable thrown) {
        return raiseKnown(thrown) ? RaisedException.take() : JavaErrors.in(InterpreterState.current()).toPython(thrown);
    }
}
