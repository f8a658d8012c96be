package org.splectrum.se.steps;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.run.ResolvedFile;
import org.splectrum.se.run.ResolvedFile.Verdict;
import org.splectrum.se.runner.protocol.FileConflict;
import org.splectrum.se.runner.protocol.Resolution;
import org.splectrum.se.steps.Replays.Difference;

/**
 * Judges the files of one rebase.
 *
 * @param told what the runner says of itself
 * @param decisions what people decided
 */
record ConflictReview(Arbiter arbiter, List<Resolution> told, Decisions decisions) {
    /** The rung of what git itself brought together, in another way than SE would. */
    private static final String GIT = "git";

    ConflictReview {
        Objects.requireNonNull(arbiter, "arbiter is null");
        told = List.copyOf(told);
        Objects.requireNonNull(decisions, "decisions is null");
    }

    /** Nothing where it is a merge of git's own that keeps what both sides did. */
    Stream<Judged> judge(Difference difference) {
        return switch (difference) {
            case Difference.Text text -> isMadeAnew(text) ? Stream.of(Judged.of(madeAnew(text))) : judge(text).stream();
            case Difference.Whole whole -> Stream.of(Judged.of(judge(whole)));
            case Difference.Strange strange -> Stream.of(Judged.of(refused(strange, strange.why())));
        };
    }

    private ResolvedFile judge(Difference.Whole whole) {
        boolean chosen =
                decisions.choice(whole.path()).filter(whole.side()::equals).isPresent();
        return chosen
                ? new ResolvedFile(
                        whole.commit(), whole.path(), Verdict.VERIFIED, Resolution.PERSON, words(whole), List.of())
                : refused(whole, "it is as one side has it, and nobody chose that side");
    }

    /** Only a file that the default branch has a command for, that both sides changed, and that is not just what the base has. */
    private boolean isMadeAnew(Difference.Text text) {
        FileConflict conflict = text.conflict();
        boolean changedByBoth = !conflict.base().equals(conflict.ours())
                && !conflict.base().equals(conflict.theirs())
                && !conflict.ours().equals(conflict.theirs());
        return changedByBoth
                && !text.resolved().equals(conflict.ours())
                && decisions.command(text.path()).isPresent()
                && told(text)
                        .filter(each -> each.rung().equals(Resolution.REGENERATED))
                        .isPresent();
    }

    /** What both sides did counts for nothing in it; but it must be a text that means something. */
    private ResolvedFile madeAnew(Difference.Text text) {
        List<String> against = arbiter.objections(text.conflict(), text.resolved()).stream()
                .filter(objection -> objection.weight() == Arbiter.Objection.Weight.FORM)
                .map(Arbiter.Objection::words)
                .toList();
        String command = decisions.command(text.path()).orElseThrow();
        return new ResolvedFile(
                text.commit(),
                text.path(),
                against.isEmpty() ? Verdict.VERIFIED : Verdict.REFUSED,
                Resolution.REGENERATED,
                against.isEmpty() ? List.of("Made anew by a command: " + command) : against,
                text.lines());
    }

    private Optional<Judged> judge(Difference.Text text) {
        FileConflict conflict = text.conflict();
        boolean chosen = decisions.choice(text.path()).isPresent();
        List<Arbiter.Objection> objections = arbiter.objections(conflict, text.resolved());
        List<String> against = objections.stream()
                .filter(objection -> !chosen || objection.weight() != Arbiter.Objection.Weight.CHOICE)
                .map(Arbiter.Objection::words)
                .toList();
        boolean told = told(text).isPresent();
        if (!told && against.isEmpty()) {
            return Optional.empty();
        }
        List<Arbiter.Part> parts = arbiter.parts(conflict, text.resolved());
        String rung = chosen ? Resolution.PERSON : rung(text, parts, somebody(text));
        Verdict verdict = against.isEmpty() ? Verdict.VERIFIED : Verdict.REFUSED;
        List<String> reasons = against.isEmpty() ? words(text) : against;
        ResolvedFile file = new ResolvedFile(text.commit(), text.path(), verdict, rung, reasons, text.lines());
        return Optional.of(new Judged(file, objections.isEmpty() && told ? lessons(parts) : List.of()));
    }

    /** What is provable is proved again the next time. */
    private static List<Arbiter.Part> lessons(List<Arbiter.Part> parts) {
        return parts.stream()
                .filter(part -> !(part.maker() instanceof Arbiter.Maker.Provable))
                .toList();
    }

    /** One for each way in which a hunk was resolved, in the order of the hunks. */
    private String rung(Difference.Text text, List<Arbiter.Part> parts, String somebody) {
        return parts.isEmpty()
                ? arbiter.climb(text.conflict())
                        .filter(found -> found.text().equals(text.resolved()))
                        .map(found -> found.rung())
                        .orElse(somebody)
                : parts.stream().map(part -> rung(part, somebody)).distinct().collect(Collectors.joining(", "));
    }

    /** What the runner says of itself counts for who made it only. */
    private String somebody(Difference text) {
        return told(text)
                .map(each -> each.rung().equals(Resolution.MERGIRAF) ? Resolution.MERGIRAF : Resolution.CLAUDE)
                .orElse(GIT);
    }

    private static String rung(Arbiter.Part part, String somebody) {
        return switch (part.maker()) {
            case Arbiter.Maker.Memory(var origin) -> Resolution.MEMORY + " of " + origin;
            case Arbiter.Maker.Provable(String rung) -> rung;
            case Arbiter.Maker.Somebody _ -> somebody;
        };
    }

    private static ResolvedFile refused(Difference difference, String why) {
        return new ResolvedFile(difference.commit(), difference.path(), Verdict.REFUSED, GIT, List.of(why), List.of());
    }

    private List<String> words(Difference difference) {
        return told(difference).map(Resolution::reasons).orElse(List.of());
    }

    private Optional<Resolution> told(Difference difference) {
        CommitId commit = difference.commit();
        return told.stream()
                .filter(each ->
                        each.commit().equals(commit.sha()) && each.path().equals(difference.path()))
                .findFirst();
    }
}
