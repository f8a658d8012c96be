package org.splectrum.se.demo.pages;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.splectrum.se.demo.github.Checks;
import org.splectrum.se.demo.github.Comment;
import org.splectrum.se.demo.github.Content;
import org.splectrum.se.demo.github.Discussions;
import org.splectrum.se.demo.github.Forge;
import org.splectrum.se.demo.github.Issue;
import org.splectrum.se.demo.github.Labels;
import org.splectrum.se.demo.github.Pulls;
import org.splectrum.se.demo.github.Role;

/** What the forms do, each in the name of the chosen person, with the webhooks that follow from it. */
final class Forms {
    private static final String ISSUES = "/{owner}/{repo}/issues";
    private static final String ISSUE = ISSUES + "/{number}";
    private static final String CHECK = "/{owner}/{repo}/runs/{number}";
    private final Forge forge;

    Forms(Forge forge) {
        this.forge = requireNonNull(forge, "forge is null");
    }

    void addTo(Site site) {
        site.post(ISSUES, this::open);
        site.post(ISSUE + "/comments", this::comment);
        site.post(ISSUE + "/close", this::close);
        site.post(ISSUE + "/labels", this::label);
        site.post(ISSUE + "/labels/remove", this::unlabel);
        site.post("/{owner}/{repo}/pull/{number}/merge", this::merge);
        site.post(CHECK + "/press", this::press);
        site.post(CHECK + "/rerun", this::rerun);
    }

    private Answer.Elsewhere open(Visit visit) {
        Content content = new Content(visit.field("title"), visit.field("body"));
        Issue issue = new Discussions(forge).open(visit.repository(), visit.person(Role.NONE), content);
        return new Answer.Elsewhere(visit.look().thread(issue.number()));
    }

    private Answer.Elsewhere comment(Visit visit) {
        int number = visit.issue().number();
        Comment comment = new Discussions(forge)
                .comment(visit.repository(), number, visit.person(Role.NONE), visit.field("body"));
        return new Answer.Elsewhere(visit.look().thread(number) + "#issuecomment-" + comment.id());
    }

    private Answer.Elsewhere close(Visit visit) {
        int number = visit.issue().number();
        new Discussions(forge).close(visit.repository(), number, visit.person(Role.TRIAGE));
        return new Answer.Elsewhere(visit.look().thread(number));
    }

    private Answer.Elsewhere label(Visit visit) {
        int number = visit.issue().number();
        String by = visit.person(Role.TRIAGE);
        String label = visit.field("label").strip();
        if (!label.isEmpty()) {
            new Labels(forge).add(visit.repository(), number, List.of(label), by);
        }
        return new Answer.Elsewhere(visit.look().thread(number));
    }

    private Answer.Elsewhere unlabel(Visit visit) {
        int number = visit.issue().number();
        new Labels(forge).remove(visit.repository(), number, visit.field("label"), visit.person(Role.TRIAGE));
        return new Answer.Elsewhere(visit.look().thread(number));
    }

    private Answer.Elsewhere merge(Visit visit) {
        int number = visit.pull().number();
        new Pulls(forge).merge(visit.repository(), number, visit.person(Role.WRITE));
        return new Answer.Elsewhere(visit.look().thread(number));
    }

    private Answer.Elsewhere press(Visit visit) {
        long check = visit.check().id();
        new Checks(forge).press(visit.repository(), check, visit.field("action"), visit.person(Role.WRITE));
        return new Answer.Elsewhere(visit.look().path("/runs/" + check));
    }

    private Answer.Elsewhere rerun(Visit visit) {
        long check = visit.check().id();
        new Checks(forge).rerequest(visit.repository(), check, visit.person(Role.WRITE));
        return new Answer.Elsewhere(visit.look().path("/runs/" + check));
    }
}
