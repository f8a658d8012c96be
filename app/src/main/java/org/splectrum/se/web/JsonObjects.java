package org.splectrum.se.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Looks whether bytes are one JSON object in UTF-8, in one pass and without building it. Thread-safe. */
final class JsonObjects {
    /** GitHub's payloads are less than 20 deep. */
    private static final int DEPTH = 200;

    private final JsonFactory factory = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxStringLength(BodyReader.LIMIT)
                    .build())
            .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    /**
     * The text of the object.
     *
     * @throws Refusal with 400 where it is none
     */
    String read(RequestBody body) {
        checkNesting(body);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body.bytes(), 0, body.length()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused("The body is not UTF-8. Send the payload as GitHub makes it.");
        }
    }

    private void checkNesting(RequestBody body) {
        try (JsonParser parser = factory.createParser(body.bytes(), 0, body.length())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw refused("The body is not a JSON object. Choose application/json as the webhook's content type.");
            }
            parser.skipChildren();
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw refused("Something stands behind the body's JSON object. Send the object alone.");
            }
        } catch (StreamConstraintsException e) {
            throw refused("The body's JSON is nested deeper than " + DEPTH
                    + " or has a number or name beyond all reason." + " Send the payload as GitHub makes it.");
        } catch (JsonProcessingException e) {
            throw refused("The body is not JSON: line " + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + ". Send the payload as GitHub makes it.");
        } catch (IOException e) {
            throw refused("The body is not JSON. Send the payload as GitHub makes it.");
        }
    }

    private static Refusal refused(String detail) {
        return new Refusal(HttpStatus.BAD_REQUEST, detail);
    }
}
