package dev.sanca.tests.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sanca.Interpreter;
import dev.sanca.PyList;
import dev.sanca.PyObject;
import dev.sanca.SubInterpreterConfig;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each interpreter has classes of its own: for dates, decimals, enums and records. */
class SubInterpreterConversionTests {
    private final Interpreter main = ConvertPython.embedded();

    public enum Colour { RED }

    public record Point(int x, Colour colour) {}

    @Test
    void valuesCrossInterpretersByConversion() {
        List<Object> values = List.of(1L << 40, 5L, "\u20ac", new BigDecimal("1.10"), LocalDate.EPOCH, new Point(1, Colour.RED), List.of(Map.of("a", 1.5)));
        for (int round = 0; round < 2; round++) {
            try (Interpreter sub = main.newInterpreter(SubInterpreterConfig.isolated())) {
                for (Object value : values) {
                    try (PyObject there = sub.toPython(value); PyObject here = main.toPython(value)) {
                        assertThat(there.as(Object.class)).isEqualTo(value).isEqualTo(here.as(Object.class));
                        assertThatIllegalArgumentException().isThrownBy(() -> main.builtin("repr").call(there)).withMessageContaining("interpreter");
                    }
                }
                try (PyList<Integer> view = sub.eval("[1]").asList(Integer.class)) {
                    assertThatIllegalArgumentException().isThrownBy(() -> main.builtin("len").call(view)).withMessageContaining("interpreter");
                }
            }
        }
    }
}
