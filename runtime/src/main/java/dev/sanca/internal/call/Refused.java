package dev.sanca.internal.call;

import static dev.sanca.capi.Python.*;

import dev.sanca.ConversionException;
import dev.sanca.internal.Objects;
import dev.sanca.internal.Text;

/**
 * An argument from Python, or a result for it, could not be converted: for Python a {@code TypeError} or the like, as from a function
 * written in C. Not what the function itself throws, even if that is a {@link ConversionException}.
 */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ConversionException problem;

    Refused(ConversionException problem) {
        super(null, problem, false, false);
        this.problem = problem;
    }

    /** Raises it in Python, and gives NULL. Attached. */
    long raise() {
        long message = Objects.check(Text.toPython(problem.getMessage()));
        PyErr_SetObject(pythonClass(), message);
        Py_DECREF(message);
        return NULL;
    }

    private long pythonClass() {
        return switch (problem.reason()) {
            case TYPE -> PyExc_TypeError();
            case RANGE -> PyExc_OverflowError();
            case VALUE -> PyExc_ValueError();
        };
    }
}
