package org.splectrum.se;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.bench.BranchyRepository;
import org.splectrum.se.bench.Report;
import org.splectrum.se.bench.Report.Promise;

class ReplayBenchTest {
    @Test
    void trees_and_conflicts_are_gits_and_nothing_is_written(@TempDir Path folder) throws Exception {
        Report report = ReplayBench.run(folder, new BranchyRepository.Shape(4, 3, 4, 7));
        assertThat(report.figures()).first().isEqualTo("4 branches of 3 commits, 3 clean, 1 in conflict");
        assertThat(report.promises())
                .filteredOn(promise -> !promise.what().startsWith("time"))
                .hasSize(2)
                .allMatch(Promise::kept);
    }
}
