package org.splectrum.se.runner.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splectrum.se.runner.protocol.Finding.Severity;

class ReviewAnswerTest {
    @Test
    void theLastBlockHoldsTheFindingsAndTheRestAreWords() {
        assertThat(ReviewAnswer.of("""
                Mostly good.

                ```json
                {"an": "example"}
                ```
                ````json
                [{"path": "a b/ü.sh", "line": 3, "severity": "ERROR", "message": "```sh\\nno\\n```", "more": 1},
                 {"path": "c", "severity": "note", "message": "m"}]
                ````
                Bye.
                """))
                .isEqualTo(new ReviewAnswer.Right(
                        "Mostly good.\n\n```json\n{\"an\": \"example\"}\n```\nBye.",
                        List.of(
                                new Finding("a b/ü.sh", 3, Severity.ERROR, "```sh\nno\n```"),
                                new Finding("c", 0, Severity.NOTE, "m"))));
    }

    @Test
    void anEmptyListIsAnAnswerToo() {
        assertThat(ReviewAnswer.of("```json\n[]\n```")).isEqualTo(new ReviewAnswer.Right("", List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "All good.                                                        | There is no block",
                "```json;[;```                                                    | no JSON",
                "```json;{};```                                                   | no list",
                "```json;[1];```                                                  | Finding 1 has no “path”",
                "```json;[{\"path\":\"a\"}];```                                   | Finding 1 has no “message”",
                "```json;[{\"path\":\"a\",\"line\":-1,\"message\":\"m\"}];```      | a “line” that is no line's number",
                "```json;[{\"path\":\"a\",\"line\":\"3\",\"message\":\"m\"}];```    | a “line” that is no line's number",
                "```json;[{\"path\":\"a\",\"line\":3e9,\"message\":\"m\"}];```     | a “line” that is no line's number",
                "```json;[{\"path\":\"a\",\"message\":\"m\"}];```                 | a “severity” that is none of",
            })
    void whatIsWrongIsSaid(String answer, String why) {
        assertThat(ReviewAnswer.of(answer.replace(";", "\n")))
                .isInstanceOfSatisfying(
                        ReviewAnswer.Wrong.class,
                        wrong -> assertThat(wrong.why()).contains(why));
    }

    @Test
    void moreFindingsThanAnybodyReadsAreRefused() {
        String one = "{\"path\":\"a\",\"severity\":\"note\",\"message\":\"m\"},";
        assertThat(ReviewAnswer.of("```json\n[" + one.repeat(200) + one.replace("},", "}") + "]\n```"))
                .isEqualTo(new ReviewAnswer.Wrong("There are 201 findings; give the 200 that matter most."));
    }
}
