package dev.sanca.tests.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.testkit.ChildJvm;
import dev.sanca.testkit.Pythons;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Millions of calls leave the process as large as it was: nothing is kept outside of Python's own count of blocks either. */
class FlatMemoryTests {
    /** A leak of one pointer in each round would be 8 MiB and more. */
    private static final int ROUNDS = 1_000_000;
    private static final int SLACK_MIB = 7;

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "resident memory is read from /proc")
    void millionsOfCallsLeaveMemoryFlat() {
        String output = ChildJvm.of(FlatMemoryMain.class).withPython(Pythons.embedded())
                .withOptions("-Xms64m", "-Xmx64m", "-XX:+AlwaysPreTouch", "-XX:TieredStopAtLevel=4")
                .withArguments(Integer.toString(ROUNDS)).run().requireSuccess().stdout();
        assertThat(output.lines()).hasSize(7)
                .allSatisfy(line -> assertThat(Integer.parseInt(line.replaceAll(".*: ", ""))).as(line).isLessThan(SLACK_MIB));
    }
}
