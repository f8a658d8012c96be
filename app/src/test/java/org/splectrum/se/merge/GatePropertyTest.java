package org.splectrum.se.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every conflict, tried on made ones; the name of a failing case is its seed. */
class GatePropertyTest {
    private static final int LINES = 8;

    /** A method whose lines each side changes at places of its own: words are few, so that both often change the same ones. */
    private record Made(List<String> base, List<String> ours, List<String> theirs, List<String> both) {
        static Made of(long seed) {
            Random random = new Random(seed);
            List<String> base = new ArrayList<>();
            for (int line = 0; line < LINES; line++) {
                base.add("call" + random.nextInt(3) + "(" + name(random) + ", " + name(random) + ");");
            }
            Made made = new Made(base, new ArrayList<>(base), new ArrayList<>(base), new ArrayList<>(base));
            String word = "new" + random.nextInt(3);
            int first = random.nextInt(LINES - 1);
            made.change(made.ours(), first, line -> line.replaceFirst("\\(\\w+", "(" + word));
            made.change(made.theirs(), first + 1, line -> line.replaceFirst("\\(\\w+", "(" + word));
            int same = random.nextInt(LINES);
            made.change(made.ours(), same, line -> line.replace(");", ", " + word + ");"));
            made.change(made.theirs(), same, line -> line.replaceFirst("call", "run"));
            return made;
        }

        private static String name(Random random) {
            return "v" + random.nextInt(4);
        }

        private void change(List<String> side, int line, UnaryOperator<String> change) {
            side.set(line, change.apply(side.get(line)));
            both.set(line, change.apply(both.get(line)));
        }

        Conflict conflict(String around) {
            return new Conflict("A.java", blob(base, around), blob(ours, around), blob(theirs, around));
        }

        static Blob blob(List<String> lines, String around) {
            return Blob.of("class A {\n" + around + "    void a() {\n        " + String.join("\n        ", lines)
                    + "\n    }\n" + around.replace("before", "after") + "}\n");
        }

        Conflict turned() {
            List<String> left = theirs;
            List<String> right = ours;
            return new Made(base, left, right, both).conflict("");
        }

        List<List<String>> answers() {
            List<String> mixed = new ArrayList<>(ours.subList(0, LINES / 2));
            mixed.addAll(theirs.subList(LINES / 2, LINES));
            List<String> short1 = new ArrayList<>(both.subList(1, LINES));
            return List.of(base, ours, theirs, both, mixed, short1, List.of());
        }
    }

    private static boolean verified(Conflict conflict, Blob answer) {
        return Gate.judge(conflict, answer).verdict() == Judgement.Verdict.VERIFIED;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void only_what_holds_both_sides_is_verified(long seed) {
        Made made = Made.of(seed);
        for (List<String> answer : made.answers()) {
            assertThat(verified(made.conflict(""), Made.blob(answer, "")))
                    .as("%s", answer)
                    .isEqualTo(answer.equals(made.both()));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {101, 102, 103, 104, 105, 106, 107, 108, 109, 110})
    void sides_are_equal_and_what_stands_around_does_not_matter(long seed) {
        Made made = Made.of(seed);
        String around = "    void before() {\n        call0(v1, new1);\n    }\n";
        for (List<String> answer : made.answers()) {
            boolean verified = verified(made.conflict(""), Made.blob(answer, ""));
            assertThat(verified(made.turned(), Made.blob(answer, ""))).isEqualTo(verified);
            assertThat(verified(made.conflict(around), Made.blob(answer, around)))
                    .isEqualTo(verified);
        }
    }
}
