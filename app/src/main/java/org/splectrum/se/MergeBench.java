package org.splectrum.se;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.splectrum.se.bench.Report;
import org.splectrum.se.bench.Report.Promise;
import org.splectrum.se.bench.Report.Side;
import org.splectrum.se.merge.replay.CaseFile;
import org.splectrum.se.merge.replay.Replay;
import org.splectrum.se.merge.replay.Tally;

/** The merge gate and rungs against conflicts that people resolved, with wrong answers beside the right ones. */
final class MergeBench {
    private static final String SETTING = "SE_BENCH_CONFLICTS";

    /** Limits are what is still allowed; a promise is kept below them. */
    private static final double ALLOWANCE = 1e-9;

    private MergeBench() {}

    static Report run(Map<String, String> environment) throws IOException {
        Path file = Path.of(environment.getOrDefault(SETTING, ""));
        if (!Files.isRegularFile(file)) {
            throw new IOException("there are no conflicts to judge: set " + SETTING + " to a .jsonl.gz file of them");
        }
        Tally tally = Replay.run(CaseFile.read(file, Integer.MAX_VALUE));
        List<Promise> promises = new ArrayList<>();
        promises.add(new Promise(
                "people's answers accepted", (double) tally.accepted() / tally.conflicts(), Side.AT_LEAST, 0.65));
        tally.wrong()
                .forEach((kind, share) -> promises.add(new Promise(
                        "wrong answers accepted: " + kind.key(),
                        share.part(),
                        Side.BELOW,
                        (kind.concatenation() ? 0.05 : 0.02) + ALLOWANCE)));
        return new Report("merges", promises, TallyText.lines(tally));
    }
}
