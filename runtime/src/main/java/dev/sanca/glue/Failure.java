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

    /** Raises what has a class of its own in Python, or came from Python; false if the entry from C has to see to it. */
    static boolean raiseKnown(Throwable thrown) {
        return switch (thrown) {
            case Raised _ -> true;
            case PythonException python when python.value().interpreter().equals(dev.sanca.internal.Access.get().interpreter(InterpreterState.current())) -> {
                raise(python);
                yield true;
            }
            default -> ExceptionClass.raise(thrown);
        };
    }

    /** An exception object for what was thrown: a new reference. */
    static long object(Throwable thrown) {
        if (!raiseKnown(thrown)) {
            Raised.of(PyExc_RuntimeError(), String.valueOf(thrown));
        }
        return RaisedException.take();
    }
}
