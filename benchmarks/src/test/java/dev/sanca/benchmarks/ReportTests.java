package dev.sanca.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTests {
    private static final List<String> OUTPUT = List.of(
            "a line of somebody else",
            "@figure\tnoop\tcbench\t20.0\t25.0",
            "@figure\tnoop\tsanca_bench\t39.0\t50.0",
            "@figure\tfail\tcbench\t100\t100",
            "@figure\tthrow\tsanca_bench\t300\t300");

    private static Results results(boolean showC) {
        Results results = new Results();
        results.addAll(HarnessLine.parse(OUTPUT), showC);
        return results;
    }

    /** The best samples, 39 and 20, and not the medians. */
    @Test
    void comparesWithTheCOfTheSameProcess() {
        assertThat(results(true).find(Row.NOOP, Contender.SANCA).orElseThrow().ratio()).isEqualTo(1.95, offset(1e-9));
    }

    @Test
    void comparesAThrownExceptionWithASetOne() {
        assertThat(results(true).find(Row.THROW, Contender.SANCA).orElseThrow().ratio()).isEqualTo(3.0, offset(1e-9));
    }

    @Test
    void keepsTheCOfOtherProcessesOutOfTheTable() {
        assertThat(results(false).find(Row.NOOP, Contender.C)).isEmpty();
        assertThat(results(false).find(Row.NOOP, Contender.SANCA)).isPresent();
    }

    @Test
    void refusesALineWithAMissingCell() {
        assertThatIllegalArgumentException().isThrownBy(() -> HarnessLine.parse(List.of("@figure\tnoop\tcbench\t1")));
    }

    @Test
    void showsOnlyWhoWasMeasured() {
        assertThat(new Report(Map.of(), results(true)).text())
                .contains("39.0 (1.95)")
                .contains("C")
                .doesNotContain("JPype");
    }

    @Test
    void saysWhatWasLeftOut() {
        Results results = results(true);
        results.leaveOut("JPype", "not \"installed\"");
        Report report = new Report(Map.of("cores", "2"), results);
        assertThat(report.text()).contains("left out: JPype: not \"installed\"");
        assertThat(report.json()).contains("\"JPype: not \\\"installed\\\"\"").contains("\"cores\": \"2\"");
        assertThat(report.markdown()).contains("- JPype: not");
    }

    @Test
    void writesUnknownRatiosAsNull() {
        Results results = new Results();
        results.addAll(HarnessLine.parse(OUTPUT.subList(2, 3)), true);
        assertThat(new Report(Map.of(), results).json()).contains("\"timesC\": null");
    }
}
