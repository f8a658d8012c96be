package org.splectrum.se.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.splectrum.se.intake.GitHubEvent;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.report.Collisions.Collision;
import org.splectrum.se.run.OwnPulls;

/** What is said on a pull request whose base moved. */
class UnmergeableTest {
    private static final Place PULL =
            new Place(1, new RepositoryName("octo", "calculator"), Place.Kind.PULL_REQUEST, 7);
    private static final CommitId HEAD = new CommitId("a".repeat(40));
    private static final CommitId TIP = new CommitId("b".repeat(40));

    private final Map<String, String> said = new LinkedHashMap<>();
    private Optional<Collision> found = Optional.empty();
    private final Unmergeable unmergeable = new Unmergeable(
            (home, base, head) -> found,
            (place, marker, text) -> {
                said.put(place + " " + marker, text);
                return "";
            },
            (place, marker, text) -> said.computeIfPresent(place + " " + marker, (key, before) -> text));

    @Test
    void a_conflict_is_told_with_its_commit_its_files_and_what_to_do() {
        found = Optional.of(new Collision(TIP, "Turn @everyone round", List.of("calc.sh", "a`b.txt")));
        assertThat(told()).isEqualTo("""
                        <!-- se:base:7 -->
                        ### ⚠️ aaaaaaa does not merge with `main` any more

                        Since %s (Turn @&#8203;everyone round) on `main` it conflicts in

                        - `calc.sh`
                        - ``a`b.txt``

                        `/se rebase` brings it onto the newest base. Renames were not followed here; they are then.
                        """.formatted(TIP));
    }

    @Test
    void many_files_are_counted() {
        found = Optional.of(new Collision(
                TIP, "Turn", IntStream.range(0, 23).mapToObj(at -> "f" + at).toList()));
        assertThat(told()).contains("- `f19`\n- and 3 more\n").doesNotContain("f20");
    }

    @Test
    void a_base_that_was_made_anew_is_told_as_such() {
        found = Optional.of(new Collision(TIP, "Begin", List.of()));
        assertThat(told())
                .contains("(Begin) on `main` it has no history in common with that branch", "`/se rebase` puts")
                .doesNotContain("conflicts in");
    }

    @Test
    void what_merges_is_told_only_where_it_did_not_before() {
        assertThat(told()).isEmpty();
        found = Optional.of(new Collision(TIP, "Turn", List.of("calc.sh")));
        told();
        found = Optional.empty();
        assertThat(told())
                .isEqualTo("<!-- se:base:7 -->\n### ✅ aaaaaaa merges with `main` again\n\nAs that is since " + TIP
                        + ".\n");
    }

    /** All that stands there afterwards. */
    private String told() {
        unmergeable.moved(
                new GitHubEvent.Pushed(PULL.home(), "main", TIP, Person.user("ada"), "main"),
                List.of(new OwnPulls.Open(PULL, "Mend the sum", HEAD)));
        return String.join("", said.values());
    }
}
