package org.splectrum.se.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.splectrum.se.command.HiddenCharacters;
import org.splectrum.se.command.Origin;
import org.splectrum.se.command.Permissions;
import org.splectrum.se.intake.Scene;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.Place;
import org.splectrum.se.run.Run;
import org.splectrum.se.steps.Briefing.Remark;
import org.splectrum.se.steps.Briefing.Standing;
import org.splectrum.se.steps.Conversations.Conversation;
import org.splectrum.se.steps.Conversations.Said;
import org.splectrum.se.steps.Sight.Hidden;
import org.splectrum.se.steps.Sight.Seen;

/**
 * Makes of what people wrote what an agent is told of it. Title and body are those that came with what started the run, so that
 * nobody can change them behind the back of the person who asked; of comments only those count that stood there then. Thread-safe.
 */
final class Listening {
    /** The latest count most. */
    private static final int COMMENTS = 30;

    private final Conversations conversations;
    private final Sight sight;
    private final Permissions permissions;

    Listening(ConversationReading conversationReading, Permissions permissions) {
        this.conversations = conversationReading.conversations();
        this.sight = conversationReading.sight();
        this.permissions = permissions;
    }

    /** What is told, and what it was made of. */
    record Heard(Briefing briefing, Conversation source) {}

    /** @throws RuntimeException where GitHub did not answer */
    Heard listen(Run run) {
        Origin origin = run.request().origin();
        Conversation source = origin.place().kind() == Place.Kind.REPOSITORY
                ? new Conversation(origin.title(), "", origin.person(), List.of())
                : conversations.read(origin.place());
        return new Heard(briefing(run, source), source);
    }

    private Briefing briefing(Run run, Conversation source) {
        Scene scene = run.request().origin().event().scene();
        Seen wish = sight.of(run.request().prompt());
        Seen title = line(run.request().origin().title());
        Seen body = sight.of(body(scene, source));
        Map<Hidden, Integer> hidden =
                Withheld.together(Withheld.together(wish.hidden(), title.hidden()), body.hidden());
        List<Said> foreign =
                source.comments().stream().filter(said -> !isOwn(said)).toList();
        List<Said> standing =
                foreign.stream().filter(said -> said.stoodAt(scene.at())).toList();
        Trust trust = new Trust(run, permissions);
        List<Remark> remarks = new ArrayList<>();
        int strangers = 0;
        for (Said said : standing.reversed()) {
            if (remarks.size() == COMMENTS) {
                break;
            }
            switch (trust.in(said.author())) {
                case WRITER -> hidden = tell(said, Standing.TRUSTED, hidden, remarks);
                case READER -> hidden = tell(said, Standing.UNTRUSTED, hidden, remarks);
                case NOBODY -> strangers++;
            }
        }
        Withheld withheld = new Withheld(hidden, foreign.size() - standing.size(), strangers);
        return new Briefing(
                title.text(), wish.text(), author(scene, source).login(), body.text(), remarks.reversed(), withheld);
    }

    /** Gives all that is hidden then. */
    private Map<Hidden, Integer> tell(Said said, Standing standing, Map<Hidden, Integer> before, List<Remark> remarks) {
        Seen seen = sight.of(said.text());
        remarks.add(new Remark(said.author().login(), standing, seen.text()));
        return Withheld.together(before, seen.hidden());
    }

    /** Titles are no Markdown. */
    private static Seen line(String title) {
        HiddenCharacters.Cleared cleared = HiddenCharacters.cleared(title);
        return new Seen(cleared.text(), cleared.pieces() == 0 ? Map.of() : Map.of(Hidden.CHARACTERS, cleared.pieces()));
    }

    private static String body(Scene scene, Conversation source) {
        return switch (scene.body()) {
            case Scene.Body.Known known -> known.text();
            case Scene.Body.Unknown unknown -> source.body();
        };
    }

    private static Person author(Scene scene, Conversation source) {
        return switch (scene.body()) {
            case Scene.Body.Known known -> known.author();
            case Scene.Body.Unknown unknown -> source.author();
        };
    }

    private static boolean isOwn(Said said) {
        return said.author().kind() == Person.Kind.APP && said.text().startsWith("<!-- se:");
    }
}
