package org.splectrum.se.web;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.splectrum.se.model.Nearest;

/** The fields of a request's JSON object, each of which must be known and of its type. A field that is null is missing. */
final class Fields {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final String JSON = "application/json";
    private static final int WORD = 60;

    private final JsonNode body;

    private Fields(JsonNode body) {
        this.body = body;
    }

    /**
     * Reads the body; one that is empty is an object without fields.
     *
     * @throws Refusal where it is no JSON object or has other fields
     */
    static Fields read(Context context, List<String> known) {
        byte[] bytes = context.bodyAsBytes();
        if (bytes.length == 0) {
            return new Fields(MAPPER.createObjectNode());
        }
        String type = context.header(Header.CONTENT_TYPE);
        if (type == null
                || !type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(JSON)) {
            throw new Refusal(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "Only JSON is understood. Send the header “Content-Type: application/json”.");
        }
        JsonNode body = parse(bytes);
        if (!body.isObject()) {
            throw refused("The body is not a JSON object. Send one, as {\"name\": \"value\"}.");
        }
        body.fieldNames().forEachRemaining(field -> checkKnown("field", field, known));
        return new Fields(body);
    }

    /** @throws Refusal where the word is not known, with the nearest that is */
    static void checkKnown(String kind, String word, Collection<String> known) {
        if (!known.contains(word)) {
            String mend = Nearest.to(word, known)
                    .map(near -> "Did you mean “" + near + "”? Correct it and ask again.")
                    .orElseGet(() ->
                            known.isEmpty() ? "There is none at all." : "Known are " + String.join(", ", known) + ".");
            throw refused("There is no " + kind + " “" + cut(word) + "”. " + mend);
        }
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw refused("The body is not JSON" + where + ". Send one object, each field once.");
        } catch (IOException e) {
            throw refused("The body did not arrive whole. Send it again.");
        }
    }

    boolean has(String field) {
        return !at(field).isMissingNode();
    }

    /** @throws Refusal where it is missing, empty or no text */
    String required(String field) {
        String value = text(field);
        if (value.isBlank()) {
            throw refused("The field “" + field + "” is missing or empty. Give it as a text.");
        }
        return value;
    }

    /** Empty where it is missing. */
    String text(String field) {
        JsonNode value = at(field);
        if (!value.isMissingNode() && !value.isTextual()) {
            throw wrong(field, "a text, in quotes");
        }
        return value.asText("");
    }

    /** 0 where it is missing. */
    int positive(String field) {
        JsonNode value = at(field);
        if (value.isMissingNode()) {
            return 0;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 1) {
            throw wrong(field, "a whole number from 1");
        }
        return value.intValue();
    }

    /** A number as it was written. */
    BigDecimal number(String field) {
        JsonNode value = at(field);
        if (!value.isNumber()) {
            throw wrong(field, "a number");
        }
        return value.decimalValue();
    }

    /** Texts, numbers and truth values by name, all as texts; none where it is missing. */
    Map<String, String> texts(String field) {
        JsonNode value = at(field);
        if (!value.isMissingNode() && !value.isObject()) {
            throw wrong(field, "an object of names and values");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        value.properties().forEach(entry -> {
            if (!entry.getValue().isValueNode() || entry.getValue().isNull()) {
                throw wrong(field + "." + entry.getKey(), "a text, a number, true or false");
            }
            texts.put(entry.getKey(), entry.getValue().asText());
        });
        return texts;
    }

    private JsonNode at(String field) {
        JsonNode value = body.path(field);
        return value.isNull() ? MissingNode.getInstance() : value;
    }

    private static Refusal wrong(String field, String right) {
        return refused("The field “" + cut(field) + "” is missing or not of its type. Give " + right + ".");
    }

    static Refusal refused(String detail) {
        return new Refusal(HttpStatus.BAD_REQUEST, detail);
    }

    private static String cut(String word) {
        return word.length() <= WORD ? word : word.substring(0, WORD) + "…";
    }
}
