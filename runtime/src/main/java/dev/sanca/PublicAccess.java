package dev.sanca;

import dev.sanca.internal.Access;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Reference;
import dev.sanca.internal.call.FunctionDescription;
import dev.sanca.internal.convert.Decoder;
import dev.sanca.internal.buffer.BufferLease;

/** Lets the internals make and open up public objects. */
final class PublicAccess extends Access {
    @Override
    public PyObject object(InterpreterState state, long newReference) {
        return new PyObject(state, newReference);
    }

    @Override
    public PyView view(Class<?> kind, PyObject object, Decoder<?>[] elements) {
        return Views.of(kind, object, elements);
    }

    @Override
    public Reference reference(PyObject object) {
        return object.reference();
    }

    @Override
    public PythonException exception(PyObject value) {
        return new PythonException(value);
    }

    @Override
    public FunctionDescription description(JavaFunction function) {
        return function.description();
    }

    @Override
    public Interpreter interpreter(InterpreterState state) {
        return Interpreter.of(state);
    }

    @Override
    public PyBuffer buffer(BufferLease lease, BufferLease.Token token) {
        return new PyBuffer(lease, token);
    }

    @Override
    public BufferLease lease(PyBuffer buffer) {
        return buffer.lease();
    }
}
