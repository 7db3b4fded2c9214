package dev.sanca;

import dev.sanca.internal.convert.View;

/**
 * A Python str as a Java text, which keeps its identity in Python. Java counts UTF-16 units, Python characters: {@code length()} is 2 for
 * one character beyond U+FFFF, where {@code object().length()} is 1.
 *
 * @see <a href="https://docs.python.org/3.14/library/stdtypes.html#text-sequence-type-str">Text Sequence Type</a>
 */
public final class PyStr implements CharSequence, PyView {
    private final View view;
    /** A str cannot change, so one copy is enough; made when it is needed. */
    private String text;

    PyStr(PyObject object) {
        this.view = new View(object);
    }

    @Override
    public PyObject object() {
        return view.object();
    }

    @Override
    public int length() {
        return toString().length();
    }

    @Override
    public char charAt(int index) {
        return toString().charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return toString().subSequence(start, end);
    }

    /**
     * The text.
     *
     * @throws IllegalStateException if this is closed, and its text was not asked for before
     */
    @Override
    public String toString() {
        if (text == null) {
            text = object().as(String.class);
        }
        return text;
    }

    /** Whether the other is a PyStr of the same text. */
    @Override
    public boolean equals(Object other) {
        return other instanceof PyStr str && str.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }
}
