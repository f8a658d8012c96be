package org.splectrum.se;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.bench.LargeCommit;
import org.splectrum.se.bench.Report;

class PushBenchTest {
    @Test
    void what_is_pushed_through_the_gateway_arrives(@TempDir Path folder) throws Exception {
        Report report = PushBench.run(folder, new LargeCommit.Shape(40, 400_000, 7));
        assertThat(report.figures()).first().isEqualTo("40 files of 0.4 MB together");
        assertThat(report.promises().getLast().kept()).isTrue();
    }
}
