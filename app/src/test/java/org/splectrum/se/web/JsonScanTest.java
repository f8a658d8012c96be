package org.splectrum.se.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonScanTest {
    private static final String SEED =
            "{\"a\":[1,-0.5e+3,true,false,null,\"x\\u00e9\\n\\\" and a longer string with https://example.org/\"],\"b\":{\"c\":{}, \"d\" : [] },\"ü\":\"𝄞\"}";
    private static final byte[] ALPHABET = "{}[]\":,\\ue0-9.1tfn \n\u0000x".getBytes(UTF_8);
    private static final int MUTATIONS = 50_000;

    private final JsonFactory jackson = new JsonFactory();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " {\n}\t\r\n",
                "{\"a\":0}",
                "{\"a\":-1.5E-7,\"b\":10}",
                "{\"a\":\"\\u0000\\/\\b\\f\"}",
                "{\"a\":[[],[{}]]}",
                "{\"\":\"\u007f\"}"
            })
    void anObjectIsOne(String json) {
        assertThat(scanned(json.getBytes(UTF_8))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "}",
                "{}}",
                "{},",
                "[]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{,}",
                "{\"a\":01}",
                "{\"a\":1.}",
                "{\"a\":.5}",
                "{\"a\":+1}",
                "{\"a\":-}",
                "{\"a\":1e}",
                "{\"a\":tru}",
                "{\"a\":nulll}",
                "{\"a\":'b'}",
                "{a:1}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"b}",
                "{\"a\":[1 2]}",
                "{\"a\":[1,]}",
                "{\"a\":[}",
                "{\"a\":1]",
                "{\"a\":NaN}",
                "{\"a\":\"\n\"}",
                "{\"a\":1}\u0000",
                "{/**/}",
                "\ufeff{}"
            })
    void whatIsNotAnObjectIsNone(String json) {
        assertThat(scanned(json.getBytes(UTF_8))).isFalse();
    }

    @Test
    void nestingIsCountedToTheLastLevel() {
        assertThat(scanned(nested(200))).isTrue();
        assertThat(scanned(nested(201))).isFalse();
    }

    @Test
    void onMutatedObjectsTheScanAgreesWithAParser() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int valid = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] json = SEED.getBytes(UTF_8);
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                json[random.nextInt(json.length)] = ALPHABET[random.nextInt(ALPHABET.length)];
            }
            boolean parsed = parsed(json);
            assertThat(accepted(json))
                    .as("seed %d: %s", seed, new String(json, UTF_8))
                    .isEqualTo(parsed);
            valid += parsed ? 1 : 0;
        }
        assertThat(valid).as("seed %d", seed).isBetween(1, MUTATIONS - 1);
    }

    @Test
    void whatEndsOrBreaksAStringIsFoundWhereverItStands() {
        for (int before = 0; before < 20; before++) {
            String text = "{\"a\":\"" + "~".repeat(before);
            assertThat(scanned((text + "\"}").getBytes(UTF_8))).isTrue();
            assertThat(scanned((text + "\\n !#[]\u007f\"}").getBytes(UTF_8))).isTrue();
            assertThat(scanned((text + "\u001f" + "~".repeat(9) + "\"}").getBytes(UTF_8)))
                    .isFalse();
            assertThat(scanned((text + "\\x" + "~".repeat(9) + "\"}").getBytes(UTF_8)))
                    .isFalse();
            assertThat(scanned((text + "\"" + "~".repeat(9) + "\"}").getBytes(UTF_8)))
                    .isFalse();
            assertThat(scanned(text.getBytes(UTF_8))).isFalse();
            byte[] latin = (text + "\u00e9" + "~".repeat(9) + "\"}").getBytes(ISO_8859_1);
            assertThat(accepted(latin)).isFalse();
        }
    }

    private static byte[] nested(int depth) {
        return ("{\"a\":".repeat(depth - 1) + "{}" + "}".repeat(depth - 1)).getBytes(UTF_8);
    }

    private static boolean scanned(byte[] json) {
        try {
            new JsonScan(new RequestBody(json, json.length), 200).isAscii();
            return true;
        } catch (JsonScan.Malformed e) {
            return false;
        }
    }

    private static boolean accepted(byte[] json) {
        try {
            return JsonObjects.read(new RequestBody(json, json.length)).equals(new String(json, UTF_8));
        } catch (Refusal e) {
            return false;
        }
    }

    private boolean parsed(byte[] json) {
        try (JsonParser parser = jackson.createParser(json)) {
            boolean object = parser.nextToken() == JsonToken.START_OBJECT;
            for (int depth = 1; depth > 0; ) {
                JsonToken token = parser.nextToken();
                if (token == null) {
                    return false;
                }
                if (token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME) {
                    // Only then is the text of the token decoded, and what is not UTF-8 found.
                    parser.getText();
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            }
            return object && parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }
}
