package dev.sanca;

import static dev.sanca.capi.Python.*;

import java.util.Objects;

/**
 * Python's operators on a {@link PyObject}. Operands are converted to Python as arguments of a call are.
 *
 * <p>All methods throw {@link PythonException} with what Python raises (such as {@code TypeError: unsupported operand type(s)}). Results
 * are new objects that the caller owns.
 *
 * @see <a href="https://docs.python.org/3.14/c-api/number.html">Number Protocol</a>
 */
public sealed interface NumberProtocol permits PyObject {
    /**
     * A binary operator: {@code this op other}.
     *
     * @param operator which
     * @param other    the right operand
     * @return the result
     */
    default PyObject apply(Operator operator, Object other) {
        return PyObject.of(this).binary(Objects.requireNonNull(operator, "operator").function(), other);
    }

    /**
     * An augmented assignment: {@code this op= other}. What Python would assign is the result; a mutable object is changed in place.
     *
     * @param operator which; not a comparison
     * @param other    the right operand
     * @return the result, which may be this same Python object
     * @throws IllegalArgumentException for a comparison
     */
    default PyObject applyInPlace(Operator operator, Object other) {
        return PyObject.of(this).binary(Objects.requireNonNull(operator, "operator").inPlace(), other);
    }

    /**
     * {@code this + other}.
     *
     * @param other the right operand
     * @return the result
     */
    default PyObject add(Object other) {
        return apply(Operator.ADD, other);
    }

    /**
     * {@code this - other}.
     *
     * @param other the right operand
     * @return the result
     */
    default PyObject subtract(Object other) {
        return apply(Operator.SUBTRACT, other);
    }

    /**
     * {@code this * other}.
     *
     * @param other the right operand
     * @return the result
     */
    default PyObject multiply(Object other) {
        return apply(Operator.MULTIPLY, other);
    }

    /**
     * {@code this / other}.
     *
     * @param other the right operand
     * @return the result
     */
    default PyObject divide(Object other) {
        return apply(Operator.DIVIDE, other);
    }

    /**
     * {@code this // other}.
     *
     * @param other the right operand
     * @return the result
     */
    default PyObject floorDivide(Object other) {
        return apply(Operator.FLOOR_DIVIDE, other);
    }

    /**
     * {@code this % other}.
     *
     * @param other the right operand
     * @return the result
     */
    default PyObject remainder(Object other) {
        return apply(Operator.REMAINDER, other);
    }

    /**
     * {@code this ** exponent}.
     *
     * @param exponent the right operand
     * @return the result
     */
    default PyObject power(Object exponent) {
        return apply(Operator.POWER, exponent);
    }

    /**
     * {@code -this}.
     *
     * @return the result
     */
    default PyObject negate() {
        return PyObject.of(this).unary(o -> PyNumber_Negative(o));
    }

    /**
     * {@code +this}.
     *
     * @return the result
     */
    default PyObject positive() {
        return PyObject.of(this).unary(o -> PyNumber_Positive(o));
    }

    /**
     * {@code ~this}.
     *
     * @return the result
     */
    default PyObject invert() {
        return PyObject.of(this).unary(o -> PyNumber_Invert(o));
    }

    /**
     * {@code abs(this)}.
     *
     * @return the result
     */
    default PyObject abs() {
        return PyObject.of(this).unary(o -> PyNumber_Absolute(o));
    }
}
