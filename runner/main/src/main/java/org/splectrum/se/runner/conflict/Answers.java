package org.splectrum.se.runner.conflict;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.splectrum.se.runner.protocol.Wire;

/** What the model answered about numbered hunks. Pure. */
sealed interface Answers {
    /** JSON Schema of an answer. */
    String SCHEMA = """
            {"type":"object","additionalProperties":false,"required":["hunks"],"properties":{"hunks":{"type":"array",\
            "items":{"type":"object","additionalProperties":false,"required":["number","text","reason"],"properties":{\
            "number":{"type":"integer","description":"of the hunk"},\
            "text":{"type":"string","description":"the lines that take the hunk's place, without markers; may be empty"},\
            "reason":{"type":"string","description":"one sentence: why so"}}}}}}""";

    /** In UTF-16 units. */
    int LONGEST_REASON = 300;

    /** One for each hunk, in their order. */
    record Right(List<Answer> hunks) implements Answers {
        public Right {
            hunks = List.copyOf(hunks);
        }
    }

    /** It cannot be read; {@code why} says what is wrong with it. */
    record Wrong(String why) implements Answers {}

    /**
     * What becomes of one hunk.
     *
     * @param text in its place
     * @param reason the model's words
     */
    record Answer(String text, String reason) {}

    /** @param count of the hunks, which are numbered from 1 */
    static Answers read(String words, int count) {
        JsonNode answer;
        try {
            answer = Wire.mapper()
                    .reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(words);
        } catch (JsonProcessingException e) {
            return new Wrong("the answer is not the JSON that was asked for");
        }
        JsonNode list = answer.path("hunks");
        if (!list.isArray()) {
            return new Wrong("the answer has no list “hunks”");
        }
        Answer[] hunks = new Answer[count];
        for (JsonNode each : list) {
            int number = each.path("number").asInt(0);
            if (number < 1 || number > count) {
                return new Wrong("the answer speaks of a hunk " + each.path("number") + ", which is none of the "
                        + count + " that were asked about");
            }
            if (hunks[number - 1] != null) {
                return new Wrong("the answer speaks twice of hunk " + number);
            }
            if (!each.path("text").isTextual()) {
                return new Wrong("hunk " + number + " of the answer has no “text”");
            }
            if (each.path("reason").asText("").isBlank()) {
                return new Wrong("hunk " + number + " of the answer has no “reason”");
            }
            hunks[number - 1] = new Answer(
                    each.path("text").asText(), cut(each.path("reason").asText()));
        }
        List<Integer> missing = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            if (hunks[at] == null) {
                missing.add(at + 1);
            }
        }
        return missing.isEmpty()
                ? new Right(Arrays.asList(hunks))
                : new Wrong("the answer says nothing of hunk "
                        + String.join(
                                ", ", missing.stream().map(String::valueOf).toList()));
    }

    private static String cut(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON - 1) + "…";
    }
}
