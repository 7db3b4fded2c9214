package dev.sanca;

import static dev.sanca.capi.Python.*;

/**
 * Python's binary operators, for {@link NumberProtocol#apply(Operator, Object)}.
 *
 * @see <a href="https://docs.python.org/3.14/c-api/number.html">Number Protocol</a>
 */
public enum Operator {
    /** {@code a + b}. */
    ADD("+", (a, b) -> PyNumber_Add(a, b), (a, b) -> PyNumber_InPlaceAdd(a, b)),
    /** {@code a - b}. */
    SUBTRACT("-", (a, b) -> PyNumber_Subtract(a, b), (a, b) -> PyNumber_InPlaceSubtract(a, b)),
    /** {@code a * b}. */
    MULTIPLY("*", (a, b) -> PyNumber_Multiply(a, b), (a, b) -> PyNumber_InPlaceMultiply(a, b)),
    /** {@code a @ b}. */
    MATRIX_MULTIPLY("@", (a, b) -> PyNumber_MatrixMultiply(a, b), (a, b) -> PyNumber_InPlaceMatrixMultiply(a, b)),
    /** {@code a / b}. */
    DIVIDE("/", (a, b) -> PyNumber_TrueDivide(a, b), (a, b) -> PyNumber_InPlaceTrueDivide(a, b)),
    /** {@code a // b}. */
    FLOOR_DIVIDE("//", (a, b) -> PyNumber_FloorDivide(a, b), (a, b) -> PyNumber_InPlaceFloorDivide(a, b)),
    /** {@code a % b}. */
    REMAINDER("%", (a, b) -> PyNumber_Remainder(a, b), (a, b) -> PyNumber_InPlaceRemainder(a, b)),
    /** {@code a ** b}. */
    POWER("**", (a, b) -> PyNumber_Power(a, b, Py_None()), (a, b) -> PyNumber_InPlacePower(a, b, Py_None())),
    /** {@code a << b}. */
    SHIFT_LEFT("<<", (a, b) -> PyNumber_Lshift(a, b), (a, b) -> PyNumber_InPlaceLshift(a, b)),
    /** {@code a >> b}. */
    SHIFT_RIGHT(">>", (a, b) -> PyNumber_Rshift(a, b), (a, b) -> PyNumber_InPlaceRshift(a, b)),
    /** {@code a & b}. */
    AND("&", (a, b) -> PyNumber_And(a, b), (a, b) -> PyNumber_InPlaceAnd(a, b)),
    /** {@code a | b}. */
    OR("|", (a, b) -> PyNumber_Or(a, b), (a, b) -> PyNumber_InPlaceOr(a, b)),
    /** {@code a ^ b}. */
    XOR("^", (a, b) -> PyNumber_Xor(a, b), (a, b) -> PyNumber_InPlaceXor(a, b)),
    /** {@code a < b}. */
    LESS("<", (a, b) -> PyObject_RichCompare(a, b, Py_LT)),
    /** {@code a <= b}. */
    LESS_OR_EQUAL("<=", (a, b) -> PyObject_RichCompare(a, b, Py_LE)),
    /** {@code a == b}. */
    EQUAL("==", (a, b) -> PyObject_RichCompare(a, b, Py_EQ)),
    /** {@code a != b}. */
    NOT_EQUAL("!=", (a, b) -> PyObject_RichCompare(a, b, Py_NE)),
    /** {@code a > b}. */
    GREATER(">", (a, b) -> PyObject_RichCompare(a, b, Py_GT)),
    /** {@code a >= b}. */
    GREATER_OR_EQUAL(">=", (a, b) -> PyObject_RichCompare(a, b, Py_GE));

    /** A C function of two borrowed objects that gives a new reference, or NULL with an exception set. */
    @FunctionalInterface
    interface Binary {
        long call(long a, long b);
    }

    private final String symbol;
    private final Binary function;
    private final Binary inPlace;

    Operator(String symbol, Binary function) {
        this(symbol, function, null);
    }

    Operator(String symbol, Binary function, Binary inPlace) {
        this.symbol = symbol;
        this.function = function;
        this.inPlace = inPlace;
    }

    /**
     * How it is written in Python.
     *
     * @return such as {@code "//"}
     */
    public String symbol() {
        return symbol;
    }

    Binary function() {
        return function;
    }

    /** The C function of {@code a += b} and its like. */
    Binary inPlace() {
        if (inPlace == null) {
            throw new IllegalArgumentException("Python has no in-place form of the operator " + symbol);
        }
        return inPlace;
    }
}
