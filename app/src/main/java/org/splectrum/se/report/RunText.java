package org.splectrum.se.report;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.splectrum.se.command.Origin;
import org.splectrum.se.model.Usage;
import org.splectrum.se.run.Action;
import org.splectrum.se.run.Outputs;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Remark;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunState;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.steps.text.Amounts;
import org.splectrum.se.steps.text.Findings;
import org.splectrum.se.steps.text.Untrusted;

/** Everything that is told of a run below its headline, for its comment and its check. Pure. */
final class RunText {
    /** Within GitHub's 65,535 characters, with room for a headline and a marker. */
    static final int LONGEST = 64_000;

    private static final String QUEUED =
            "It starts by itself when its turn comes: runs on the same issue or pull request work one after the other.";

    private static final String QUEUED_IN_GROUP =
            "It starts by itself when its turn comes: runs of the same group work one after the other.";

    private static final String NO_COMMANDS = "This repository names no commands that prove a result. Name them in"
            + " `.github/se.yml` on the default branch, as `accept: [\"./mvnw -q test\"]`, and the next result is proved or"
            + " refused by them.";

    private static final int DETAIL = 1_500;
    private static final int LOGIN = 50;
    private static final int OUTPUTS = 30;

    private RunText() {}

    /** Without what stands beside its story. */
    static String of(Run run, Links links) {
        return of(run, links, Aside.NOTHING);
    }

    /** As long as it may be: the long parts are cut where they have to be. */
    static String of(Run run, Links links, Aside aside) {
        String beside = aside.text();
        return IntStream.of(24_000, 8_000, 2_000, 500, 50)
                .mapToObj(most -> text(run, links, beside, most))
                .filter(text -> text.length() <= LONGEST)
                .findFirst()
                .orElseGet(() -> text(run, links, beside, 50).substring(0, LONGEST));
    }

    private static String text(Run run, Links links, String beside, int most) {
        return Stream.of(
                        outcome(run),
                        cancelled(run),
                        problem(run, most),
                        Asked.of(run, most),
                        Receipts.of(run),
                        StepList.of(run),
                        said(run, most),
                        ConflictText.of(run),
                        proof(run, most / 4),
                        changes(run),
                        outputs(run, most / 4),
                        kept(run),
                        beside,
                        "---\n<sub>" + foot(run, links) + "</sub>")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private static String outcome(Run run) {
        if (run.state() == RunState.QUEUED) {
            boolean grouped =
                    !run.request().workflow().terms().concurrency().group().isBlank();
            return grouped ? QUEUED_IN_GROUP : QUEUED;
        }
        Evidence evidence = Evidence.of(run);
        if (run.state() != RunState.SUCCEEDED || evidence.conclusion() == Conclusion.SUCCESS) {
            return "";
        }
        return evidence.gaps().equals(Set.of(Evidence.Gap.NO_COMMANDS)) ? NO_COMMANDS : Gaps.text(evidence.gaps());
    }

    private static String cancelled(Run run) {
        return run.state() != RunState.CANCELLED
                ? ""
                : run.situation().remarks().reversed().stream()
                        .filter(remark ->
                                remark.action() instanceof Action.Cancel || remark.action() instanceof Action.GiveWay)
                        .findFirst()
                        .map(remark -> cancelled(remark) + " `/se retry " + run.id() + "` takes it up again.")
                        .orElse("");
    }

    private static String cancelled(Remark remark) {
        return remark.action() instanceof Action.GiveWay
                ? "Run `" + remark.by() + "` took its place: its workflow's `concurrency` says `policy: replace`."
                : "Cancelled by " + Untrusted.code(remark.by(), LOGIN) + ".";
    }

    private static String problem(Run run, int most) {
        return run.state() == RunState.CANCELLED
                ? ""
                : run.problem().map(problem -> problem(run, problem, most)).orElse("");
    }

    /** Where it waits for somebody, that says what to do now. */
    private static String problem(Run run, Problem problem, int most) {
        boolean waits = run.state() == RunState.AWAITING_INTERVENTION || run.state() == RunState.PAUSED;
        return Stream.of(
                        problem.detail().isBlank() ? "" : Untrusted.quote(problem.detail(), Math.min(DETAIL, most)),
                        Findings.files(problem.files()),
                        waits
                                ? ""
                                : "**What now:** " + Advice.on(problem.cause()).action())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private static String said(Run run, int most) {
        return Said.of(run, most);
    }

    private static String proof(Run run, int most) {
        List<CommandResult> proofs = Findings.proofs(run);
        if (proofs.isEmpty()) {
            return "";
        }
        String outputs = Findings.outputs(proofs, Math.min(most, 4_000));
        return Stream.of("#### How it was verified", Findings.table(proofs), Diagnoses.of(proofs, most), outputs)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private static String changes(Run run) {
        return run.result(Result.Published.class)
                .map(published -> "#### What changed\n\n" + Findings.changes(published.changes()))
                .orElse("");
    }

    /** Without what stands above as the answer or the pull request anyway. */
    private static String outputs(Run run, int most) {
        Set<String> told = Stream.concat(
                        run.result(Result.Answered.class).map(Result.Answered::answer).stream(),
                        run.result(Result.Opened.class).map(Result.Opened::url).stream())
                .collect(Collectors.toSet());
        List<String> lines = new TreeMap<>(Outputs.of(run))
                .entrySet().stream()
                        .filter(output -> !told.contains(output.getValue()))
                        .limit(OUTPUTS)
                        .map(output -> "- `" + output.getKey() + "`: "
                                + Untrusted.phrase(output.getValue(), Math.min(500, most)))
                        .toList();
        return lines.isEmpty() ? "" : "#### Outputs\n\n" + String.join("\n", lines);
    }

    private static String kept(Run run) {
        boolean stopped = switch (run.state()) {
            case FAILED, AWAITING_INTERVENTION, CANCELLED -> true;
            case QUEUED, RUNNING, PAUSED, SUCCEEDED, UNDONE -> false;
        };
        boolean published = run.result(Result.Published.class).isPresent();
        return stopped && !published
                ? KeptWork.of(run).map(work -> work.text(run)).orElse("")
                : "";
    }

    /** Whose doing it is; of what nobody asked for also what made it begin. */
    private static String begun(Origin origin) {
        String who = Untrusted.code(origin.person().login(), LOGIN);
        return switch (origin.event().name()) {
            case "base_changed" -> "began when " + who + " moved the base";
            case "pull_request" -> "began when " + who + " changed the pull request";
            case "schedule" -> "began at its time";
            default -> "asked by " + who;
        };
    }

    private static String foot(Run run, Links links) {
        Usage usage = run.usage();
        String details = links.run(run.id());
        return Stream.of(
                        "Run `" + run.id() + "`",
                        begun(run.request().origin()),
                        CheckReport.isOver(run)
                                ? Amounts.duration(Duration.between(
                                        run.span().since(), run.span().until()))
                                : "",
                        usage.equals(Usage.NONE) ? "" : Amounts.tokens(usage) + " · " + Spending.of(run),
                        run.result(Result.Published.class)
                                .map(published -> "[checks]("
                                        + links.checks(
                                                run.request().origin().place().repository(), published.commit()) + ")")
                                .orElse(""),
                        details.isEmpty() ? "" : "[details](" + details + ")")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }
}
