package org.splectrum.se;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the self-test tells of places that are not sealed; {@link SecretsIT} has it tried in a container that is. */
class SelfTestTest {
    @Test
    void who_is_root_is_in_no_sealed_place() throws IOException, InterruptedException {
        // Of the network nothing is asked here: not every machine answers soon.
        String script = "id() { echo 0; }; timeout() { false; }\n" + SelfTest.SCRIPT;
        Process process = new ProcessBuilder("bash", "-c", script)
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(SelfTest.judged(printed))
                .isInstanceOfSatisfying(
                        SelfTest.Verdict.Open.class,
                        open -> assertThat(open.ways()).contains("it runs as root"));
        assertThat(printed).endsWith(SelfTest.TRIED + "\n");
    }

    @Test
    void what_is_open_is_told_and_a_try_that_did_not_come_to_its_end_proves_nothing() {
        assertThat(SelfTest.judged("open: it runs as root\nopen: a route out of it\nall was tried\n"))
                .isEqualTo(new SelfTest.Verdict.Open(List.of("it runs as root", "a route out of it")));
        assertThat(SelfTest.judged("all was tried\n")).isEqualTo(new SelfTest.Verdict.Sealed());
        assertThat(SelfTest.judged("bash: timeout: no such file\n")).isInstanceOf(SelfTest.Verdict.Unknown.class);
        assertThat(SelfTest.judged("open: TCP to 1.1.1.1/443\n")).isInstanceOf(SelfTest.Verdict.Open.class);
    }
}
