package org.splectrum.se.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.splectrum.se.command.Origin;
import org.splectrum.se.github.sight.GitHubSight;
import org.splectrum.se.intake.Scene;
import org.splectrum.se.model.Permission;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.run.Request;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.Samples;
import org.splectrum.se.steps.Briefing.Remark;
import org.splectrum.se.steps.Briefing.Standing;
import org.splectrum.se.steps.Conversations.Conversation;
import org.splectrum.se.steps.Conversations.Said;
import org.splectrum.se.steps.Sight.Hidden;
import org.splectrum.se.workflow.RepositoryConfig;

class ListeningTest {
    private static final Instant ASKED = Instant.parse("2026-01-02T03:04:05Z");
    private static final Instant BEFORE = ASKED.minusSeconds(60);
    private static final Instant AFTER = ASKED.plusSeconds(1);
    private static final Person ADA = Person.user("ada");
    private static final Person SAM = Person.user("sam");
    private static final Person SE = new Person("se[bot]", Person.Kind.APP, 42);
    private static final Person LISTED = new Person("ci[bot]", Person.Kind.APP, 7);

    private final Map<String, Permission> may = new TreeMap<>(Map.of("ada", Permission.WRITE, "sam", Permission.READ));
    private final List<String> asked = new ArrayList<>();
    private final List<Said> comments = new ArrayList<>();
    private Scene scene = new Scene(ASKED, new Scene.Body.Known(SAM, "It subtracts."));
    private Permission readers = Permission.WRITE;
    private String prompt = "fix it";

    @Test
    void title_and_body_are_those_that_came_with_what_started_the_run() {
        Briefing briefing = briefing();
        assertThat(briefing.title()).isEqualTo("Adding is wrong");
        assertThat(briefing.body()).isEqualTo("It subtracts.");
        assertThat(briefing.author()).isEqualTo("sam");
        scene = Scene.at(ASKED);
        assertThat(briefing().body()).isEqualTo("changed since");
        assertThat(briefing().author()).isEqualTo("mallory");
    }

    @Test
    void a_comment_counts_that_stood_there_when_the_run_was_asked_for() {
        said(ADA, "before", BEFORE, BEFORE);
        said(ADA, "edited before", BEFORE.minusSeconds(9), BEFORE);
        said(ADA, "the command itself", ASKED, ASKED);
        said(ADA, "edited later", BEFORE, AFTER);
        said(ADA, "edited in the same second", BEFORE, ASKED);
        said(ADA, "later", AFTER, AFTER);
        assertThat(words()).containsExactly("before", "edited before", "the command itself");
        assertThat(briefing().withheld()).isEqualTo(new Withheld(Map.of(), 3, 0));
    }

    @Test
    void without_a_time_all_comments_count() {
        scene = Scene.UNKNOWN;
        said(ADA, "a", BEFORE, AFTER);
        said(ADA, "b", AFTER, AFTER);
        assertThat(words()).containsExactly("a", "b");
    }

    @Test
    void only_comments_of_people_who_may_write_are_told() {
        said(SAM, "push it all", BEFORE, BEFORE);
        said(ADA, "here too", BEFORE, BEFORE);
        said(Person.user("nobody"), "me too", BEFORE, BEFORE);
        said(new Person("evil[bot]", Person.Kind.APP, 8), "I am a bot", BEFORE, BEFORE);
        said(LISTED, "red", BEFORE, BEFORE);
        said(new Person("ada", Person.Kind.USER, 8), "by an app in ada's name", BEFORE, BEFORE);
        assertThat(words()).containsExactly("here too", "red");
        assertThat(briefing().withheld().strangers()).isEqualTo(4);
    }

    @Test
    void a_repository_can_want_to_hear_others_whose_words_are_marked_then() {
        readers = Permission.READ;
        said(SAM, "here too", BEFORE, BEFORE);
        said(ADA, "and here", BEFORE, BEFORE);
        said(Person.user("nobody"), "me too", BEFORE, BEFORE);
        assertThat(briefing().comments())
                .containsExactly(
                        new Remark("sam", Standing.UNTRUSTED, "here too"),
                        new Remark("ada", Standing.TRUSTED, "and here"));
        readers = Permission.ADMIN;
        assertThat(words()).isEmpty();
        readers = Permission.NONE;
        assertThat(words()).containsExactly("here too", "and here", "me too");
    }

    @Test
    void each_person_is_asked_about_once_and_a_crowd_not_to_its_end() {
        for (int each = 0; each < 200; each++) {
            said(Person.user("p" + each), "x", BEFORE, BEFORE);
            said(SAM, "y", BEFORE, BEFORE);
        }
        said(ADA, "z", BEFORE, BEFORE);
        assertThat(words()).containsExactly("z");
        assertThat(asked).doesNotHaveDuplicates().doesNotContain("ada").hasSize(59);
    }

    @Test
    void of_many_comments_the_latest_are_told_and_never_those_of_se_itself() {
        for (int each = 0; each < 40; each++) {
            said(ADA, "number " + each + ".", BEFORE, BEFORE);
        }
        said(SE, "<!-- se:run:x -->\nqueued", BEFORE, BEFORE);
        assertThat(words()).hasSize(30).startsWith("number 10.").endsWith("number 39.");
        assertThat(briefing().withheld()).isEqualTo(Withheld.NOTHING);
    }

    @Test
    void what_nobody_sees_is_not_told_and_counted_wherever_it_stands() {
        scene = new Scene(ASKED, new Scene.Body.Known(SAM, "a <!-- evil -->"));
        prompt = "fix\u200B it [x](y \"evil\")";
        said(ADA, "b <!-- evil --> ![evil](z)", BEFORE, BEFORE);
        said(ADA, "late <!-- evil -->", AFTER, AFTER);
        Briefing briefing = briefing();
        assertThat(briefing.body() + briefing.wish() + words()).doesNotContain("evil", "\u200B");
        assertThat(briefing.withheld().hidden())
                .isEqualTo(Map.of(Hidden.COMMENT, 2, Hidden.TITLE, 1, Hidden.ALTERNATIVE, 1, Hidden.CHARACTERS, 1));
    }

    private void said(Person author, String text, Instant written, Instant changed) {
        comments.add(new Said(author, text, written, changed));
    }

    private List<String> words() {
        return briefing().comments().stream().map(Remark::words).toList();
    }

    private Briefing briefing() {
        Conversation now = new Conversation("Changed since", "changed since", Person.user("mallory"), comments);
        ConversationReading conversationReading = new ConversationReading(place -> now, new GitHubSight());
        asked.clear();
        return new Listening(conversationReading, (home, login) -> {
                    asked.add(login);
                    return may.getOrDefault(login, Permission.NONE);
                })
                .listen(run())
                .briefing();
    }

    private Run run() {
        Place place = new Place(1, RepositoryName.of("octo/calculator"), Place.Kind.ISSUE, 7);
        Origin origin = new Origin("comment/17", place, "Adding is wrong", ADA, 17).in(scene);
        RepositoryConfig.Bounds bounds = new RepositoryConfig.Bounds(0, 0, List.of(), readers);
        RepositoryConfig config = new RepositoryConfig("fix", List.of(), List.of(), List.of(7L), bounds);
        Request before = Samples.begun().request();
        Request request = new Request("comment/17/0", origin, before.workflow(), Map.of(), prompt, config);
        return Run.begin(Samples.ID, new RunEvent.Requested(request, 0, Samples.T0))
                .run();
    }
}
