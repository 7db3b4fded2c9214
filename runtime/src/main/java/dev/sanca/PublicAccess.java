package dev.sanca;

import dev.sanca.internal.Access;
import dev.sanca.internal.Held;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Reference;
import dev.sanca.internal.call.FunctionDescription;
import dev.sanca.internal.convert.Decoder;
import dev.sanca.internal.buffer.BufferLease;
import dev.sanca.internal.error.ErrorContent;
import java.util.List;

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
    public PythonException exception(ErrorContent content) {
        return switch (content.kind()) {
            case EXIT -> new PythonExitException(content);
            case INTERRUPT -> new PythonInterruptException(content);
            case OTHER -> new PythonException(content);
        };
    }

    @Override
    public void thrown(PythonException exception, List<StackTraceElement> python) {
        exception.thrown(python);
    }

    @Override
    public Held held(PythonException exception) {
        return exception.held();
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
