package dev.sanca;

/**
 * A conversion of one's own, for a Java class that Sanca has none for, or a better one for a class that it has one for.
 *
 * {@snippet :
 * public final class MoneyConverter implements Converter<Money> {
 *     public Class<Money> type() {
 *         return Money.class;
 *     }
 *
 *     public Object toPython(Interpreter python, Money money) {
 *         return List.of(money.amount(), money.currency());  // anything that has a conversion itself
 *     }
 *
 *     public Money toJava(PyObject object) {
 *         return new Money(object.item(0).as(BigDecimal.class), object.item(1).as(String.class));
 *     }
 * }
 * }
 *
 * <p>{@link Interpreter#register} adds one to an interpreter; one that {@link java.util.ServiceLoader} finds for this interface is in every
 * interpreter. Converters come before the built-in conversions, those registered last first.
 *
 * <p>Both methods are called on an attached thread, perhaps on several threads in turn.
 *
 * @param <T> the Java class
 */
public interface Converter<T> {
    /**
     * The Java class. To Python, it also converts values of its subclasses or implementations, unless there is a converter for a class
     * closer to theirs. To Java, it is used where exactly this class is asked for.
     *
     * @return a class or an interface
     */
    Class<T> type();

    /**
     * The Python object for a value.
     *
     * @param python the interpreter that the object is for
     * @param value  the value; not null
     * @return a {@link PyObject}, which is taken over: it is closed by the caller, so return a {@link PyObject#copy} of one that you keep; or
     *         any other Java value, which is converted in turn; null is None
     * @throws ConversionException if there is none for this value; without overriding, always
     */
    default Object toPython(Interpreter python, T value) {
        throw new ConversionException("there is no conversion to Python for " + type().getTypeName());
    }

    /**
     * The value for a Python object.
     *
     * @param object any Python object but None, borrowed: it is closed after the call, so {@link PyObject#copy} what you keep
     * @return the value
     * @throws ConversionException if the object is of the wrong type, or does not fit; without overriding, always
     */
    default T toJava(PyObject object) {
        throw new ConversionException("there is no conversion from Python to " + type().getTypeName());
    }

    /**
     * The Python class whose objects become values of this type where any Java object is asked for: as {@code Object}, or as an element of a
     * {@code List<Object>}.
     *
     * @return such as {@code "shop.money.Money"}, module and qualified name of the class; null for none
     */
    default String pythonType() {
        return null;
    }
}
