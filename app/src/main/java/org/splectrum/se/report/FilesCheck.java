package org.splectrum.se.report;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.splectrum.se.intake.GitHubEvent;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Place;
import org.splectrum.se.report.CheckView.Annotation;
import org.splectrum.se.run.Listener;
import org.splectrum.se.run.Timer;
import org.splectrum.se.steps.text.Untrusted;

/**
 * Says in a check of a pull request whether its workflows and its configuration are right, where it changes them. Nothing of
 * them is carried out, so anybody's pull request has it. Thread-safe.
 */
public final class FilesCheck implements Listener {
    static final String NAME = "se / configuration";

    private static final Set<String> ACTIONS = Set.of("opened", "synchronize", "reopened");
    private static final Pattern FILES =
            Pattern.compile("\\.github/se\\.yml|claude/workflows/[^/]+\\.ya?ml", Pattern.CASE_INSENSITIVE);
    private static final Pattern ID = Pattern.compile("configuration/([0-9]{1,9})/([0-9a-f]{40})");
    private static final int MESSAGE = 4_000;
    private static final int LISTED = 100;

    private final Proposals proposals;
    private final Checks checks;
    private final Timer timer;

    public FilesCheck(Proposals proposals, Checks checks, Timer timer) {
        this.proposals = proposals;
        this.checks = checks;
        this.timer = timer;
    }

    @Override
    public void heard(GitHubEvent event) {
        if (event instanceof GitHubEvent.PullRequestChanged pull && isNew(pull.change())) {
            look(pull.place(), pull.change().head());
        } else if (event instanceof GitHubEvent.CheckRerequested again) {
            Matcher id = ID.matcher(again.externalId());
            if (id.matches()) {
                Home home = again.home();
                int number = Integer.parseInt(id.group(1));
                Place pull = new Place(home.installation(), home.repository(), Place.Kind.PULL_REQUEST, number);
                look(pull, new CommitId(id.group(2)));
            }
        }
    }

    private static boolean isNew(GitHubEvent.Change change) {
        return ACTIONS.contains(change.action()) && change.standing() != GitHubEvent.Standing.CLOSED;
    }

    private void look(Place pull, CommitId head) {
        if (proposals.changed(pull).stream()
                .anyMatch(path -> FILES.matcher(path).matches())) {
            Instant since = timer.now();
            String id = "configuration/" + pull.number() + "/" + head;
            checks.put(pull.home(), head, view(id, proposals.flaws(pull.home(), head), since));
        }
    }

    private static CheckView view(String id, List<Proposals.Flaw> flaws, Instant since) {
        Conclusion conclusion = flaws.isEmpty() ? Conclusion.SUCCESS : Conclusion.FAILURE;
        return new CheckView(
                NAME,
                id,
                "",
                new CheckView.Status.Completed(since, since, conclusion),
                new CheckView.Output(
                        title(flaws.size()),
                        summary(flaws),
                        flaws.stream().map(FilesCheck::annotation).toList()),
                List.of());
    }

    private static String title(int flaws) {
        return switch (flaws) {
            case 0 -> "All workflows and the configuration are right";
            case 1 -> "1 thing is wrong";
            default -> flaws + " things are wrong";
        };
    }

    private static String summary(List<Proposals.Flaw> flaws) {
        if (flaws.isEmpty()) {
            return "They would count as they are from the moment when this is on the default branch.";
        }
        String more = flaws.size() > LISTED ? "\n- and " + (flaws.size() - LISTED) + " more" : "";
        return "A workflow with something wrong cannot be started; with a wrong `.github/se.yml` none can.\n\n"
                + flaws.stream().limit(LISTED).map(FilesCheck::line).collect(Collectors.joining("\n"))
                + more
                + "\n\n`se validate FILE…` says the same on your machine.";
    }

    private static String line(Proposals.Flaw flaw) {
        String where = flaw.line() == 0 ? "" : ":" + flaw.line() + ":" + flaw.column();
        return "- " + Untrusted.code(flaw.path() + where, 200) + " " + Untrusted.phrase(flaw.text(), 500);
    }

    private static Annotation annotation(Proposals.Flaw flaw) {
        return new Annotation(
                flaw.path(),
                Math.max(1, flaw.line()),
                flaw.column(),
                Annotation.Level.FAILURE,
                Untrusted.title(flaw.text(), MESSAGE));
    }
}
