package org.splectrum.se.run;

import java.util.HashMap;
import java.util.Map;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.runner.protocol.Finding;
import org.splectrum.se.workflow.Plan;

/** What a step's result is called in expressions: {@code steps.<id>.outputs.<name>}. Pure. */
public final class Outputs {
    /** Of what a command printed, the end; in characters. */
    private static final int PRINTED = 4096;

    private Outputs() {}

    /** By name; empty where the result has none. */
    public static Map<String, String> of(Result result) {
        return switch (result) {
            case Result.None none -> Map.of();
            case Result.Prepared prepared ->
                Map.of(
                        "base", prepared.base(),
                        "branch", prepared.branch(),
                        "commit", prepared.start().sha());
            case Result.Committed committed ->
                Map.of("commit", committed.commit().sha(), "summary", committed.summary());
            case Result.Answered answered -> Map.of("answer", answered.answer());
            case Result.Verified verified ->
                Map.of("passed", String.valueOf(verified.results().stream().allMatch(CommandResult::passed)));
            case Result.Rebased rebased -> Map.of("commit", rebased.commit().sha());
            case Result.Published published ->
                Map.of("commit", published.commit().sha());
            case Result.Opened opened -> Map.of("url", opened.url(), "number", String.valueOf(opened.number()));
            case Result.Ran ran -> ran(ran);
            case Result.Joined joined ->
                Map.of(
                        "commit", joined.commit().sha(),
                        "from", String.join(" ", joined.from()),
                        "words", joined.words());
            case Result.Reviewed reviewed ->
                Map.of(
                        "url", reviewed.url(),
                        "findings", String.valueOf(reviewed.findings().size()),
                        "errors", String.valueOf(errors(reviewed)));
            case Result.Said said -> Map.of("url", said.url());
            case Result.Approved approved -> Map.of("by", approved.by(), "answer", approved.words());
            case Result.Values values -> values.values();
        };
    }

    /** What the run gives as a whole, by name; empty while it is not worked out. */
    public static Map<String, String> of(Run run) {
        return of(run.progress(Plan.OUTPUTS).result());
    }

    /** The names that every command has come before its own. */
    private static Map<String, String> ran(Result.Ran ran) {
        String printed = ran.command().outputTail();
        Map<String, String> outputs = new HashMap<>(ran.outputs());
        outputs.put("commit", ran.commit().sha());
        outputs.put("exit_code", String.valueOf(ran.command().exitCode()));
        outputs.put("output", printed.substring(Math.max(0, printed.length() - PRINTED)));
        return outputs;
    }

    private static long errors(Result.Reviewed reviewed) {
        return reviewed.findings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .count();
    }
}
