package org.splectrum.se.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.splectrum.se.command.Origin;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;
import org.splectrum.se.run.Action;
import org.splectrum.se.run.Effect;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Question;
import org.splectrum.se.run.Reply;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.Samples;
import org.splectrum.se.steps.InMemoryAttempts;
import org.splectrum.se.steps.InMemoryBriefings;

class SurfacesTest {
    private final List<String> done = new ArrayList<>();
    private final Comments comments = (place, marker, text) -> {
        assertThat(text).startsWith(marker + "\n");
        done.add("comment on " + place + " by " + marker);
        return "";
    };
    private final Surfaces surfaces = new Surfaces(
            comments,
            new Checks() {
                @Override
                public void put(Home home, CommitId head, CheckView view) {
                    done.add("check " + view.name() + " on " + head.abbreviated());
                }

                @Override
                public void replace(Home home, CommitId head, CheckView view) {
                    done.add("no longer " + view.name() + " on " + head.abbreviated());
                }
            },
            (place, on, off) -> done.add("labels on " + place + ": " + on),
            Told.LINKS,
            new InMemoryAttempts(),
            new InMemoryBriefings());

    @Test
    void a_run_is_shown_on_the_surface_that_is_asked_for_and_on_no_other() {
        Run run = Told.through(Told.queued(0), "pull_request");
        for (Effect.Surface surface : Effect.Surface.values()) {
            surfaces.show(run, surface);
        }
        assertThat(done)
                .containsExactly(
                        "comment on octo/calculator#7 by <!-- se:run:fix-20260102-abc123 -->",
                        "check se / fix on " + Samples.MADE.abbreviated(),
                        "labels on octo/calculator#7: [se:done]");
    }

    @Test
    void a_run_that_stopped_before_and_has_its_result_now_says_so_where_it_stopped() {
        Run stopped = Told.after(
                Told.through(Told.queued(0), "verify"),
                "rebase",
                new Ending.NeedsPerson(new Problem(Problem.Cause.CONFLICT, "x", List.of()), Question.aboutConflict()));
        Run published = Told.ended(Told.acted(stopped, new Action.Resume("")), "rebase", 2, Told.good("rebase"));
        surfaces.show(Told.ended(published, "publish", 1, Told.good("publish")), Effect.Surface.CHECK);
        assertThat(done)
                .containsExactly(
                        "check se / fix on " + Samples.MADE.abbreviated(),
                        "no longer se / fix on " + Samples.START.abbreviated());
    }

    @Test
    void a_run_that_has_no_commit_yet_has_no_check() {
        surfaces.show(Told.queued(1), Effect.Surface.CHECK);
        assertThat(done).isEmpty();
    }

    @Test
    void replies_are_one_comment_and_what_was_seen_gets_eyes() {
        Origin origin = Told.queued(0).request().origin();
        ReplyPoster poster = new ReplyPoster(comments, (place, comment) -> done.add("eyes on " + comment));
        poster.seen(origin);
        poster.say(origin, List.of(new Reply.Help()));
        assertThat(done).containsExactly("eyes on 17", "comment on octo/calculator#7 by <!-- se:reply:comment/17 -->");
    }
}
