package dev.sanca.internal.call;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Names;
import dev.sanca.internal.Objects;
import dev.sanca.internal.Text;
import dev.sanca.internal.convert.Codecs;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;

/**
 * The Java functions that one interpreter has. While the Python object for one lives, the same Java function is the same Python object.
 *
 * <p>Guarded by the GIL.
 */
final class JavaFunctions {
    private final InterpreterState state;
    private final long type;
    /** The living objects, borrowed. */
    private final Map<Identity, Long> objects = new HashMap<>();

    private JavaFunctions(InterpreterState state) {
        FunctionTable.removeClosed();
        this.state = state;
        this.type = FunctionObject.newType();
    }

    static JavaFunctions of(InterpreterState state) {
        return state.local(JavaFunctions.class, _ -> {
            JavaFunctions made = new JavaFunctions(state);
            Codecs.of(state).natural().register(made.type, (_, o) -> FunctionTable.get(o).description.target());
            return made;
        });
    }

    /** What was passed, and as what. */
    private record Identity(Object passed, Type type) {
        static Identity of(FunctionDescription description) {
            return new Identity(description.target(), description.type());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Identity that && passed == that.passed && java.util.Objects.equals(type, that.type);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(passed);
        }
    }

    /**
     * A Python object for a function: the one that there is, or a new one. Attached.
     *
     * @param description tells only the target and its type
     * @return a new reference
     */
    long same(FunctionDescription description) {
        Long known = objects.get(Identity.of(description));
        if (known != null) {
            return Objects.newReference(known);
        }
        long made = make(description);
        objects.put(Identity.of(description), made);
        return made;
    }

    /** A new Python object for a function: a new reference. Attached. */
    long make(FunctionDescription description) {
        FunctionShape shape = FunctionShape.of(description);
        String name = description.displayName();
        JavaCallable.Binding binding = new JavaCallable.Binding(Signature.of(description));
        if (!description.defaults().isEmpty()) {
            // Now, when the values are what the caller means them to be, and errors are seen.
            binding.binder(state);
        }
        JavaCallable callable = new JavaCallable(state, shape.code(), description.target(), shape.arity(), binding);
        String module = description.module() != null ? description.module() : module(description.target());
        return FunctionObject.create(type, new FunctionTable.Entry(description, callable), Names.of(state, name), Names.of(state, module),
                description.doc() == null ? Objects.newReference(Py_None()) : Objects.check(Text.toPython(description.doc())));
    }

    /** The class that a function comes from. */
    private static String module(Object target) {
        String name = target.getClass().getName();
        int lambda = name.indexOf("$$Lambda");
        return lambda > 0 ? name.substring(0, lambda) : name;
    }

    /** Notes that an object dies. */
    void forget(long object, FunctionTable.Entry entry) {
        Identity identity = Identity.of(entry.description);
        objects.remove(identity, object);
    }

    /** The function that an object stands for; null if it stands for none. Attached. */
    FunctionTable.Entry find(long o) {
        return Py_TYPE(o) == type ? FunctionTable.get(o) : null;
    }
}
