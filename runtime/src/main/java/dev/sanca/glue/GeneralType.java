package dev.sanca.glue;

import static dev.sanca.capi.Python.*;

import dev.sanca.ConversionException;
import dev.sanca.PyObject;
import dev.sanca.PythonException;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Text;
import dev.sanca.internal.call.CallableCodecs;
import dev.sanca.internal.convert.Codecs;
import dev.sanca.internal.convert.Convert;
import dev.sanca.internal.convert.ExtensionCodecs;
import dev.sanca.internal.convert.GenericTypes;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A type that the runtime's table converts: {@code new GeneralType<List<String>>() {}}.
 *
 * @param <T> the type
 */
public abstract class GeneralType<T> {
    private static final Set<Class<?>> NONE_IS_A_VALUE =
            Set.of(Object.class, PyObject.class, Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    private final Type type;
    private final boolean acceptsNone;
    private final boolean isFunction;

    /** For an anonymous subclass, whose superclass has the type as its argument. */
    protected GeneralType() {
        this.type = ((ParameterizedType) getClass().getGenericSuperclass()).getActualTypeArguments()[0];
        this.isFunction = CallableCodecs.isFunction(GenericTypes.raw(type)) && GenericTypes.raw(type) != Iterable.class;
        this.acceptsNone = NONE_IS_A_VALUE.contains(GenericTypes.raw(type));
    }

    /** The type itself. */
    final Type type() {
        return type;
    }

    /** The primitive type of a boxed one. */
    final Class<?> primitive() {
        return MethodType.methodType(GenericTypes.raw(type)).unwrap().returnType();
    }

    /**
     * The Java value of an argument.
     *
     * @param o a borrowed reference
     * @param signature whose argument
     * @param index which
     * @return null only if None is a value of this type
     * @throws Raised with an exception set
     */
    @SuppressWarnings("unchecked") // the table gives values of the type that it is asked for
    public T toJava(long o, Signature signature, int index) {
        InterpreterState state = InterpreterState.current();
        try {
            return (T) (acceptsNone ? Convert.toJava(state, o, type) : Codecs.of(state).decoder(type).toJava(state, o));
        } catch (ConversionException unfit) {
            String at = signature.place(index) + unfit.path();
            String problem = unfit.path().isEmpty() ? unfit.getMessage() : unfit.getMessage().substring(unfit.path().length() + 2);
            throw Raised.of(pythonClass(unfit), at + ": " + problem);
        } catch (PythonException raised) {
            throw Failure.raise(raised);
        }
    }

    private static long pythonClass(ConversionException unfit) {
        return switch (unfit.reason()) {
            case TYPE -> PyExc_TypeError();
            case RANGE -> PyExc_OverflowError();
            case VALUE -> PyExc_ValueError();
        };
    }

    /**
     * The Python object of a result.
     *
     * @param value a Java value, or null
     * @return a new reference; NULL with an exception
     */
    public long toPython(T value) {
        return isFunction && value != null && !ExtensionCodecs.isBound(value) ? converted(value, type) : any(value);
    }

    /** The Python object of any value: a new reference; NULL with an exception. */
    static long any(Object value) {
        return converted(value, null);
    }

    /** The same; of a function, if its type is given. */
    private static long converted(Object value, Type function) {
        try {
            InterpreterState state = InterpreterState.current();
            return function == null ? Convert.toPython(state, value) : CallableCodecs.toPython(state, value, function);
        } catch (ConversionException unfit) {
            long text = Text.toPython("the result has no Python counterpart: " + unfit.getMessage());
            if (text != NULL) {
                PyErr_SetObject(PyExc_TypeError(), text);
                Py_DECREF(text);
            }
            return NULL;
        } catch (PythonException raised) {
            Failure.raise(raised);
            return NULL;
        }
    }
}
