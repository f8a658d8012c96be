package org.splectrum.se.web;

import io.javalin.http.HttpStatus;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads bodies that must be one JSON object in UTF-8, without building it. */
final class JsonObjects {
    /** GitHub's payloads are less than 20 deep. */
    private static final int DEEPEST = 200;

    private JsonObjects() {}

    /**
     * The text of the object.
     *
     * @throws Refusal with 400 where it is none
     */
    static String read(RequestBody body) {
        try {
            return new JsonScan(body, DEEPEST).isAscii()
                    ? new String(body.bytes(), 0, body.length(), StandardCharsets.ISO_8859_1)
                    : decode(body);
        } catch (JsonScan.Malformed e) {
            throw refused("The body " + e.getMessage()
                    + ". Send the payload as GitHub makes it, with the content type application/json.");
        } catch (CharacterCodingException e) {
            throw refused("The body is not UTF-8. Send the payload as GitHub makes it.");
        }
    }

    private static String decode(RequestBody body) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(body.bytes(), 0, body.length()))
                .toString();
    }

    private static Refusal refused(String detail) {
        return new Refusal(HttpStatus.BAD_REQUEST, detail);
    }
}
