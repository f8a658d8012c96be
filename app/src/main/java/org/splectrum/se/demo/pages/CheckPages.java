package org.splectrum.se.demo.pages;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.splectrum.se.demo.github.CheckRun;
import org.splectrum.se.demo.github.CheckRun.Progress;
import org.splectrum.se.demo.github.Forge;
import org.splectrum.se.demo.github.Role;

/** Check runs. */
final class CheckPages {
    private final Forge forge;

    CheckPages(Forge forge) {
        this.forge = requireNonNull(forge, "forge is null");
    }

    void addTo(Site site) {
        site.get("/{owner}/{repo}/checks", visit -> list(visit.look()));
        site.get("/{owner}/{repo}/runs/{number}", this::check);
    }

    private static Answer list(Look look) {
        List<CheckLine> checks = look.repository().checks().reversed().stream()
                .map(check -> CheckLine.of(look, check))
                .toList();
        return new Answer.Shown("checks", new ChecksPage(look.frame(Tab.CHECKS, "Checks"), checks));
    }

    private Answer check(Visit visit) {
        Look look = visit.look();
        CheckRun check = visit.check();
        var page = new CheckPage(
                look.frame(Tab.CHECKS, check.name()),
                CheckLine.of(look, check),
                facts(look, check),
                new CheckPage.Words(
                        Markdown.remark(look.repository(), check.output().summary()),
                        Markdown.remark(look.repository(), check.output().text())),
                check.output().annotations().stream()
                        .map(annotation -> note(look, check, annotation))
                        .toList(),
                buttons(check, People.of(forge, look.repository(), Role.WRITE, visit.lastPerson())));
        return new Answer.Shown("check", page);
    }

    private static CheckPage.Facts facts(Look look, CheckRun check) {
        String details = check.naming().detailsUrl();
        return new CheckPage.Facts(
                check.status(),
                check.conclusion().orElse(""),
                check.naming().externalId(),
                details.matches("https?://.*") ? details : "",
                CommitLine.of(look, look.repository().git().commit(check.headSha())),
                look.when(check.progress().startedAt()));
    }

    private static CheckPage.Note note(Look look, CheckRun check, CheckRun.Annotation annotation) {
        CheckRun.Place place = annotation.place();
        String lines = place.startLine() == place.endLine()
                ? String.valueOf(place.startLine())
                : place.startLine() + "-" + place.endLine();
        return new CheckPage.Note(
                annotation.level(),
                place.path() + ":" + lines,
                look.path("/blob/" + check.headSha() + "/" + place.path() + "#L" + place.startLine()),
                annotation.title(),
                annotation.message(),
                annotation.rawDetails());
    }

    private static CheckPage.Buttons buttons(CheckRun check, People people) {
        List<CheckPage.Button> actions = check.actions().stream()
                .map(action -> new CheckPage.Button(action.label(), action.description(), action.identifier()))
                .toList();
        return new CheckPage.Buttons(actions, check.progress() instanceof Progress.Completed, people);
    }
}
