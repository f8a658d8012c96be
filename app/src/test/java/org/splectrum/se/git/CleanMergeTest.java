package org.splectrum.se.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.git.GitMerges.Three;

/** Against real git, and against every merge that there is of small texts. */
class CleanMergeTest {
    private static final long SEED = 20261129;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static boolean clean(Three three, String made) {
        return CleanMerge.is(List.of(
                three.base().getBytes(UTF_8),
                three.ours().getBytes(UTF_8),
                three.theirs().getBytes(UTF_8),
                made.getBytes(UTF_8)));
    }

    @Test
    void whatever_git_merges_without_a_conflict_is_a_clean_merge() throws Exception {
        Random random = new Random(SEED);
        List<Three> cases = new ArrayList<>();
        for (int at = 0; at < 4_000; at++) {
            cases.add(three(random, 3 + random.nextInt(60), 2 + random.nextInt(random.nextBoolean() ? 6 : 60)));
        }
        List<Optional<String>> merged = new GitMerges(folder).of(cases);
        int found = 0;
        List<String> missed = new ArrayList<>();
        for (int at = 0; at < cases.size(); at++) {
            Three three = cases.get(at);
            String made = merged.get(at).orElse("");
            if (merged.get(at).isPresent() && !made.equals(three.ours()) && !made.equals(three.theirs())) {
                found++;
                if (!clean(three, made)) {
                    missed.add(three + " gave " + made);
                }
            }
        }
        assertThat(found).as("clean merges of seed " + SEED).isGreaterThan(2_000);
        // None with git 2.39; in texts of a handful of different lines another version may compare worse by a line.
        assertThat(missed).as("seed " + SEED).hasSizeLessThan(3);
    }

    @Test
    void only_what_some_pairing_of_the_lines_makes_is_a_clean_merge() {
        Random random = new Random(SEED);
        int accepted = 0;
        for (int tries = 0; tries < 3_000; tries++) {
            Three three = three(random, 1 + random.nextInt(5), 4);
            Set<List<String>> all = EveryMerge.of(
                    three.base().lines().toList(),
                    three.ours().lines().toList(),
                    three.theirs().lines().toList());
            List<List<String>> tried = new ArrayList<>(all);
            tried.addAll(List.of(
                    three.base().lines().toList(),
                    three.ours().lines().toList(),
                    three.theirs().lines().toList()));
            all.stream().limit(20).forEach(one -> tried.add(changed(one, random, 4)));
            for (List<String> made : tried) {
                if (clean(three, text(made))) {
                    accepted++;
                    assertThat(all).as("%s of seed %s", three, SEED).contains(made);
                }
            }
        }
        assertThat(accepted).as("accepted of seed " + SEED).isGreaterThan(2_000);
    }

    @Test
    void what_one_side_alone_changed_is_as_that_side_has_it() {
        Random random = new Random(SEED);
        for (int tries = 0; tries < 20_000; tries++) {
            Three three = three(random, 2 + random.nextInt(12), 2 + random.nextInt(5));
            Three half = new Three(three.base(), three.base(), three.theirs());
            List<String> right = three.theirs().lines().toList();
            assertThat(clean(half, three.theirs())).isTrue();
            for (String wrong : List.of(three.base(), three.ours(), text(changed(right, random, 5)))) {
                assertThat(clean(half, wrong))
                        .as("%s of seed %s in %s", wrong, SEED, half)
                        .isEqualTo(wrong.equals(three.theirs()));
            }
        }
    }

    @Test
    void a_merge_that_somebody_tampered_with_is_none() throws Exception {
        Random random = new Random(SEED);
        List<Three> cases = new ArrayList<>();
        for (int at = 0; at < 300; at++) {
            cases.add(three(random, 20 + random.nextInt(40), 10_000));
        }
        List<Optional<String>> merged = new GitMerges(folder).of(cases);
        for (int at = 0; at < cases.size(); at++) {
            Three three = cases.get(at);
            List<String> made = merged.get(at).orElse("").lines().toList();
            for (int tries = 0; tries < 20 && !made.isEmpty(); tries++) {
                List<String> wrong = changed(made, random, 10_000);
                if (!wrong.equals(made)) {
                    assertThat(clean(three, text(wrong)))
                            .as("%s of seed %s for %s", wrong, SEED, three)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void the_last_line_counts_with_its_end() {
        Three three = new Three("a\nb\nc", "A\nb\nc", "a\nb\nc\n");
        assertThat(clean(three, "A\nb\nc\n")).isTrue();
        assertThat(clean(three, "A\nb\nc")).isFalse();
        assertThat(clean(new Three("", "", ""), "")).isTrue();
        assertThat(clean(new Three("", "", ""), "x")).isFalse();
    }

    @Test
    void large_texts_take_no_time_that_grows_with_their_square() {
        String base = IntStream.range(0, 60_000)
                .mapToObj(line -> "line " + line % 40_000 + "\n")
                .collect(Collectors.joining());
        String ours = "first\n" + base;
        String theirs = base + "last\n";
        assertThat(clean(new Three(base, ours, theirs), "first\n" + base + "last\n"))
                .isTrue();
        assertThat(clean(new Three(base, ours, theirs), base)).isFalse();
    }

    private static Three three(Random random, int lines, int different) {
        List<String> base =
                random.ints(lines, 0, different).mapToObj(CleanMergeTest::line).toList();
        return new Three(text(base), text(changed(base, random, different)), text(changed(base, random, different)));
    }

    private static String line(int number) {
        return number % 5 == 0 ? "" : number % 5 == 1 ? "}" : "line " + number;
    }

    private static String text(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static List<String> changed(List<String> base, Random random, int different) {
        List<String> lines = new ArrayList<>(base);
        int changes = 1 + random.nextInt(4);
        for (int change = 0; change < changes && !lines.isEmpty(); change++) {
            int at = random.nextInt(lines.size());
            int end = Math.min(lines.size(), at + 1 + random.nextInt(3));
            switch (random.nextInt(4)) {
                case 0 -> lines.subList(at, end).clear();
                case 1 -> lines.addAll(at, List.copyOf(lines.subList(at, end)));
                case 2 -> lines.add(at, line(random.nextInt(different)));
                default -> lines.set(at, line(random.nextInt(different)));
            }
        }
        return lines;
    }
}
