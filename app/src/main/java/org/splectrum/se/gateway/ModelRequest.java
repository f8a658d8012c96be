package org.splectrum.se.gateway;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.splectrum.se.runner.protocol.Wire;

/** What the gateway must know of a call of the Messages API, without taking all of it apart. */
final class ModelRequest {
    private ModelRequest() {}

    /** Whether an answer in pieces is asked for; no, where the request is not JSON. */
    static boolean streams(byte[] body) {
        try (JsonParser parser = Wire.mapper().createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("stream")) {
                    return value == JsonToken.VALUE_TRUE;
                }
                parser.skipChildren();
            }
            return false;
        } catch (IOException _) {
            return false;
        }
    }
}
