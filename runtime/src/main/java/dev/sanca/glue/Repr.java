package dev.sanca.glue;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.Text;

/** Writes the {@code repr} of a record, as a dataclass has it: {@code Point(x=1, y=2)}. */
public final class Repr {
    private final StringBuilder text;
    private boolean isFirst = true;

    /**
     * Starts.
     *
     * @param name the Python name of the class
     */
    public Repr(String name) {
        this.text = new StringBuilder(name).append('(');
    }

    /**
     * Adds an attribute.
     *
     * @param name its name
     * @param value a reference, which is taken over; NULL if an exception is set
     * @return this
     * @throws Raised with an exception set
     */
    public Repr add(String name, long value) {
        Raised.unlessNull(value);
        long repr = PyObject_Repr(value);
        Py_DECREF(value);
        text.append(isFirst ? "" : ", ").append(name).append('=').append(Text.toJava(Raised.unlessNull(repr)));
        Py_DECREF(repr);
        isFirst = false;
        return this;
    }

    /**
     * Ends.
     *
     * @return a new reference to a {@code str}
     */
    public long toPython() {
        return Text.toPython(text.append(')').toString());
    }
}
