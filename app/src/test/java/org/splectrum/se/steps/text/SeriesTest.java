package org.splectrum.se.steps.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SeriesTest {
    private static final String KEY = "sk-ant-api03-Zk4q_T9vXw2-LmN8rB5cY7dH1jS6pQ3u";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final Redaction redaction = new Redaction(List.of(KEY, "webhook-secret-of-the-server"));

    @Test
    void what_goes_on_from_what_was_told_before_is_not_told() {
        Series series = redaction.series();
        assertThat(series.redacted("It begins with Zk4q_T9v, as I said.")).contains("Zk4q_T9v");
        assertThat(series.redacted("Something else.")).isEqualTo("Something else.");
        assertThat(series.redacted("Then comes Xw2-LmN8, and rB5cY7dH after it."))
                .isEqualTo("Then comes ***, and *** after it.");
        assertThat(redaction.series().redacted("Xw2-LmN8")).isEqualTo("Xw2-LmN8");
    }

    @Test
    void the_other_half_may_come_first() {
        Series series = redaction.series();
        assertThat(series.redacted("| rB5cY7dH |")).isEqualTo("| rB5cY7dH |");
        assertThat(series.redacted("| 2-LmN8 |")).isEqualTo("| *** |");
    }

    @Test
    void of_one_text_no_piece_is_told_that_goes_on_from_another() {
        assertThat(redaction.redacted("<td>Zk4q_T9v</td> <td>Xw2-LmN8</td> <td>rB5cY7dH</td>"))
                .isEqualTo("<td>***</td> <td>***</td> <td>***</td>");
    }

    @Test
    void what_is_told_once_more_and_words_that_secrets_have_in_them_stay() {
        Series series = redaction.series();
        String text = "the secret of the webhook at this server, sk-ant-api03-";
        for (int again = 0; again < 3; again++) {
            assertThat(series.redacted(text)).isSameAs(text);
            assertThat(series.redacted("Zk4q_T9vXw2")).isEqualTo("Zk4q_T9vXw2");
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void of_no_secret_in_any_form_are_two_pieces_told_that_go_on_from_each_other(long seed) {
        Random random = new Random(seed);
        String secret = text(random, 60);
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String base64 = Base64.getEncoder().encodeToString(bytes);
        Redaction own = new Redaction(List.of(secret, text(random, 40)));
        for (String form : List.of(secret, base64, HexFormat.of().formatHex(bytes))) {
            List<Integer> cuts = cuts(random, form.length(), form.length() > 100 ? 10 : 6);
            List<Integer> order = new ArrayList<>(cuts.subList(0, cuts.size() - 1));
            if (seed % 2 == 0) {
                Collections.shuffle(order, random);
            }
            Series series = own.series();
            boolean[] told = new boolean[form.length() + 1];
            for (int from : order) {
                int to = cuts.get(cuts.indexOf(from) + 1);
                String said = series.redacted("It is [" + form.substring(from, to) + "] here.");
                told[from] = said.contains(form.substring(from, to));
                assertThat(told[from] || said.equals("It is [***] here."))
                        .as("seed " + seed + ": " + said)
                        .isTrue();
            }
            for (int at = 0; at + 2 < cuts.size(); at++) {
                assertThat(told[cuts.get(at)] && told[cuts.get(at + 1)])
                        .as("seed " + seed + ", pieces at " + cuts.get(at) + " and " + cuts.get(at + 1) + " of " + form)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void however_much_is_told_what_is_no_secret_stays(long seed) {
        Random random = new Random(seed);
        Redaction own = new Redaction(List.of(text(random, 60), text(random, 108)));
        Series series = own.series();
        for (int line = 0; line < 200; line++) {
            String said = text(random, random.nextInt(200)) + HexFormat.of().toHexDigits(random.nextLong());
            assertThat(series.redacted(said)).as("seed " + seed).isSameAs(said);
        }
    }

    /** Where pieces begin, and the end; each is long enough to be known and short enough to be told. */
    private static List<Integer> cuts(Random random, int length, int least) {
        List<Integer> cuts = new ArrayList<>(List.of(0));
        while (length - cuts.getLast() >= 2 * Redaction.LONGEST) {
            cuts.add(cuts.getLast() + random.nextInt(least, Redaction.LONGEST + 1));
        }
        return cuts;
    }

    private static String text(Random random, int length) {
        return random.ints(length, 0, LETTERS.length())
                .mapToObj(LETTERS::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }
}
