package dev.sanca.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChildJvmTests {
    /** Says what it was given, then ends as it is told. */
    static final class Echo {
        public static void main(String[] arguments) throws IOException, InterruptedException {
            System.out.println(String.join(",", arguments) + " " + System.getProperty("p") + " " + System.getenv("V"));
            System.err.print(new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
            if (arguments.length > 1) {
                Thread.sleep(60_000);
            }
            System.exit(Integer.parseInt(arguments[0]));
        }
    }

    @Test
    void hasArgumentsOptionsEnvironmentAndInput() {
        ChildProcess.Result result = ChildJvm.of(Echo.class).withArguments("3").withOptions("-Dp=property").withEnv("V", "value")
                .withStdin("text \u00e4\ud83d\udc0d").run();
        assertThat(result.status()).isEqualTo(3);
        assertThat(result.stdout()).isEqualTo("3 property value\n");
        assertThat(result.stderr()).isEqualTo("text \u00e4\ud83d\udc0d");
    }

    @Test
    void aPreparedOneDoesNotChange() {
        ChildJvm prepared = ChildJvm.of(Echo.class).withEnv("V", "value");
        prepared.withEnv("V", "other").withArguments("9");
        assertThat(prepared.withArguments("0").withoutEnv("V").run().requireSuccess().stdout()).isEqualTo("0 null null\n");
        assertThat(prepared.withArguments("0").run().stdout()).isEqualTo("0 null value\n");
    }

    @Test
    void oneThatHangsIsKilledAndItsThreadsAreShown() {
        ChildJvm hanging = ChildJvm.of(Echo.class).withArguments("0", "hang").withTimeout(Duration.ofSeconds(3));
        assertThatExceptionOfType(AssertionError.class).isThrownBy(hanging::run)
                .withMessageStartingWith("killed after 3 s")
                .withMessageContaining("Echo.main");
    }

    @Test
    void aFailureShowsEverything() {
        ChildProcess.Result result = ChildProcess.of("sh", "-c", "echo out; echo err >&2; exit 4").run();
        assertThatExceptionOfType(AssertionError.class).isThrownBy(result::requireSuccess)
                .withMessageContaining("status 4 of sh -c")
                .withMessageContaining("out\n")
                .withMessageContaining("err\n");
        assertThatExceptionOfType(AssertionError.class).isThrownBy(ChildProcess.of("/no/such/program")::run)
                .withMessage("cannot run [/no/such/program]");
    }
}
