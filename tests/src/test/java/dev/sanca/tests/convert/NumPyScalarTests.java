package dev.sanca.tests.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sanca.ConversionException;
import dev.sanca.Interpreter;
import dev.sanca.PyObject;
import dev.sanca.TypeRef;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** NumPy's scalars are numbers to Java. */
class NumPyScalarTests {
    private final Interpreter python = ConvertPython.start("3.11");

    @BeforeEach
    void importNumPy() {
        try (PyObject find = python.eval("__import__('importlib.util').util.find_spec('numpy') is not None")) {
            assumeTrue(find.as(boolean.class), "this Python has no NumPy");
        }
        python.exec("import numpy as np");
    }

    private Object natural(String expression) {
        try (PyObject o = python.eval(expression)) {
            return o.as(Object.class);
        }
    }

    @Test
    void whereAnyObjectWillDo() {
        assertThat(natural("np.float64(1.5)")).isEqualTo(1.5);
        assertThat(natural("np.float32(0.1)")).isEqualTo((double) 0.1f);
        assertThat(natural("np.int8(-5)")).isEqualTo(-5L);
        assertThat(natural("np.uint64(2**63)")).isEqualTo(BigInteger.TWO.pow(63));
        assertThat(natural("np.bool_(True)")).isEqualTo(true);
        assertThat(natural("np.str_('a')")).isEqualTo("a");
        assertThat(natural("[np.float64(1), np.int64(2)]")).isEqualTo(List.of(1.0, 2L));
        assertThat(natural("np.datetime64('2020-01-01')")).isInstanceOf(PyObject.class);
    }

    @Test
    void asTheTypeThatIsAskedFor() {
        assertThat(python.eval("np.int32(7)").as(int.class)).isEqualTo(7);
        assertThat(python.eval("np.float16(0.5)").as(float.class)).isEqualTo(0.5f);
        assertThat(python.eval("np.bool_(False)").as(boolean.class)).isFalse();
        assertThat(python.eval("np.arange(3)").as(new TypeRef<List<Integer>>() {})).containsExactly(0, 1, 2);
        assertThat(python.eval("np.float32(2)").as(Number.class)).isEqualTo(2.0);
        assertThatExceptionOfType(ConversionException.class).isThrownBy(() -> python.eval("np.int64(300)").as(byte.class))
                .withMessage("int64 300 does not fit byte (-128 to 127)");
        assertThatExceptionOfType(ConversionException.class).isThrownBy(() -> python.eval("np.float64(1)").as(int.class));
    }
}
