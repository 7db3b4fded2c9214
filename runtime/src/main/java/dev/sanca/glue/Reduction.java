package dev.sanca.glue;

import static dev.sanca.capi.Python.*;

import java.util.ArrayList;
import java.util.List;

/** What {@code __reduce__} of a record gives, for pickling and copying: its class, and what to call it with. */
public final class Reduction {
    private final long self;
    private final List<Long> values = new ArrayList<>();

    /**
     * Starts.
     *
     * @param self the instance, borrowed
     */
    public Reduction(long self) {
        this.self = self;
    }

    /**
     * Adds the value of a component.
     *
     * @param value a reference, which is taken over; NULL if an exception is set
     * @return this
     * @throws Raised with an exception set
     */
    public Reduction add(long value) {
        if (value == NULL) {
            values.forEach(dev.sanca.capi.RefCounting::Py_DECREF);
            throw Raised.asIs();
        }
        values.add(value);
        return this;
    }

    /**
     * Ends.
     *
     * @return a new reference to a tuple, or NULL with an exception
     */
    public long toPython() {
        long arguments = PyTuple_New(values.size());
        if (arguments == NULL) {
            values.forEach(dev.sanca.capi.RefCounting::Py_DECREF);
            return NULL;
        }
        for (int i = 0; i < values.size(); i++) {
            PyTuple_SetItem(arguments, i, values.get(i));
        }
        long result = PyTuple_Pack(2, Py_TYPE(self), arguments);
        Py_DECREF(arguments);
        return result;
    }
}
