package org.splectrum.se.merge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Texts that are none, or are written unusually. */
class BadTextTest {
    private static final String BASE = "grün\nb\nc\n";
    private static final String OURS = "grün\nb one\nc\n";
    private static final String THEIRS = "grün\ntwo b\nc\n";
    private static final String BOTH = "grün\ntwo b one\nc\n";

    private static Judgement judge(Blob base, Blob ours, Blob theirs, Blob resolved) {
        return Gate.judge(new Conflict("notes", base, ours, theirs), resolved);
    }

    private static Blob in(Charset charset, String text) {
        return Blob.of(text.getBytes(charset));
    }

    private static Judgement all(Charset charset) {
        return judge(in(charset, BASE), in(charset, OURS), in(charset, THEIRS), in(charset, BOTH));
    }

    @Test
    void fifty_megabytes_are_refused_by_name() {
        Blob large = Blob.of(new byte[50 << 20]);
        assertThat(judge(Blob.of(BASE), large, Blob.of(THEIRS), Blob.of(BOTH)).reasons())
                .extracting(Reason::refusal)
                .containsExactly(Refusal.TOO_LARGE);
    }

    @Test
    void one_line_of_a_megabyte_is_refused_by_name() {
        Blob line = Blob.of("x ".repeat(1 << 19));
        assertThat(judge(Blob.of(BASE), line, Blob.of(THEIRS), Blob.of(BOTH)).reasons())
                .extracting(Reason::refusal)
                .containsExactly(Refusal.TOO_LARGE);
    }

    @Test
    void a_file_of_a_third_of_a_megabyte_is_judged_by_its_tree() {
        String was = IntStream.range(0, 4_000)
                .mapToObj(at -> "  \"key" + at + "\": [" + at + ", \"" + "letters ".repeat(8) + "\"],\n")
                .collect(Collectors.joining("", "{\n", "  \"last\": 0\n}\n"));
        assertThat(was.length()).isGreaterThan(1 << 18);
        String ours = was.replace("[2000, ", "[true, ");
        String theirs = was.replace("[2001, ", "[false, ");
        Gate gate = Gate.of(new Conflict("a.json", Blob.of(was), Blob.of(ours), Blob.of(theirs)));
        String both = ours.replace("[2001, ", "[false, ");
        assertThat(gate.judge(Blob.of(both)).reasons()).isEmpty();
        assertThat(gate.judge(Blob.of(both)).depth()).isEqualTo(Judgement.Depth.TREE);
        assertThat(gate.judge(Blob.of(both.replace("[false, ", "[2001, "))).reasons())
                .extracting(Reason::refusal)
                .contains(Refusal.DECLARATION);
        assertThat(gate.judge(Blob.of(both.replace("[true,", "[true"))).reasons())
                .extracting(Reason::refusal)
                .containsExactly(Refusal.SYNTAX);
    }

    @Test
    void a_binary_file_is_refused_by_name() {
        assertThat(judge(Blob.of("a"), Blob.of("a\0b"), Blob.of("c"), Blob.of("a"))
                        .reasons())
                .extracting(Reason::refusal)
                .containsExactly(Refusal.BINARY);
    }

    @Test
    void latin_1_and_utf_16_are_read() {
        assertThat(all(ISO_8859_1).reasons()).isEmpty();
        assertThat(all(UTF_16).reasons()).isEmpty();
    }

    @Test
    void an_encoding_of_no_side_is_refused() {
        Judgement judgement = judge(in(ISO_8859_1, BASE), in(ISO_8859_1, OURS), in(ISO_8859_1, THEIRS), Blob.of(BOTH));
        assertThat(judgement.reasons()).extracting(Reason::refusal).containsExactly(Refusal.ENCODING);
    }

    @Test
    void line_ends_of_one_side_may_differ_but_not_within_the_result() {
        Blob windows = Blob.of(OURS.replace("\n", "\r\n"));
        Blob base = Blob.of(BASE);
        Blob theirs = Blob.of(THEIRS);
        assertThat(judge(base, windows, theirs, Blob.of(BOTH)).reasons()).isEmpty();
        assertThat(judge(base, windows, theirs, Blob.of(BOTH.replaceFirst("\n", "\r\n")))
                        .reasons())
                .extracting(Reason::refusal)
                .containsExactly(Refusal.LINE_ENDINGS);
    }

    @Test
    void a_missing_last_line_end_and_empty_files_are_read() {
        assertThat(judge(Blob.of(BASE), Blob.of(OURS.strip()), Blob.of(THEIRS), Blob.of(BOTH))
                        .reasons())
                .isEmpty();
        assertThat(judge(Blob.of(""), Blob.of("same\n"), Blob.of("same\n"), Blob.of("same\n"))
                        .reasons())
                .isEmpty();
        assertThat(judge(Blob.of(""), Blob.of("one\n"), Blob.of("two\n"), Blob.of(""))
                        .reasons())
                .isNotEmpty();
    }
}
