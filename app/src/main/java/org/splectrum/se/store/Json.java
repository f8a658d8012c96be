package org.splectrum.se.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.splectrum.se.runner.protocol.Wire;

/** Records as they stand in a column. */
final class Json {
    private Json() {}

    static String write(Object value) {
        try {
            return Wire.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("writing " + value.getClass().getSimpleName() + " as JSON", e);
        }
    }

    /** @throws IllegalStateException where another SE wrote it in a form that this one does not know */
    static <T> T read(String json, Class<T> type) {
        try {
            return Wire.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("reading " + type.getSimpleName() + " from the database", e);
        }
    }
}
