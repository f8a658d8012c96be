package org.splectrum.se.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.splectrum.se.gateway.ModelRequest.Amount;
import org.splectrum.se.gateway.ModelRequest.Caching;
import org.splectrum.se.gateway.ModelRequest.Trait;

/**
 * Reads a call of the Messages API without taking all of it apart, and refuses what would have the model's own servers do more
 * than answer: fetch, search, run code or speak to other servers. From there a sealed container would reach anywhere. Names
 * that stand twice are refused, for they could be read one way here and another way there. For one call.
 */
final class ModelRequestReader {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** What the agent made up or what describes it: data, whatever it looks like. */
    private static final Set<String> DATA = Set.of("input", "input_schema", "schema", "metadata");

    private static final Pattern ELSEWHERE =
            Pattern.compile("(web_search|web_fetch|code_execution|bash_code_execution|mcp|advisor).*");
    private static final Pattern HERE =
            Pattern.compile("custom|(bash|text_editor|computer|memory|tool_search_tool)_.*");
    private static final Pattern TOOL = Pattern.compile("/tools/\\d+/type");

    private static final String SEALED = "the model's servers may not reach for others on behalf of a sealed runner";

    private final byte[] body;
    private final Set<Trait> traits = EnumSet.noneOf(Trait.class);
    private String model = "";
    private Amount maxTokens = Amount.NONE;
    private Amount thinking = Amount.NONE;
    private Caching caching = Caching.NONE;

    private ModelRequestReader(byte[] body) {
        this.body = body;
    }

    /** @throws NotAllowed where it is none, or asks for what is not passed on */
    static ModelRequest read(byte[] body) throws NotAllowed {
        return new ModelRequestReader(body).read();
    }

    private ModelRequest read() throws NotAllowed {
        if (body.length < 2 || body[0] <= 0 || body[1] == 0) {
            throw new NotAllowed("the request is not JSON in UTF-8"); // nor is it to be guessed what it is
        }
        try (JsonParser parser = FACTORY.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new NotAllowed("the request is not a JSON object");
            }
            while (parser.nextToken() != null) {
                token(parser);
            }
        } catch (IOException e) {
            throw e instanceof NotAllowed refusal ? refusal : new NotAllowed("the request is not good JSON");
        }
        return new ModelRequest(body, model, traits, new ModelRequest.Amounts(maxTokens, thinking), caching);
    }

    private void token(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.FIELD_NAME) {
            return;
        }
        String name = parser.currentName();
        boolean outermost = parser.getParsingContext().getParent().inRoot();
        JsonToken value = parser.nextToken();
        if (outermost) {
            outermost(parser, name, value);
        } else if (value == JsonToken.VALUE_STRING) {
            text(parser, name);
        } else if (name.equals("budget_tokens") && path(parser).equals("/thinking/budget_tokens")) {
            thinking = amount(parser);
        }
        if (value.isStructStart() && DATA.contains(name)) {
            parser.skipChildren();
        }
    }

    private void outermost(JsonParser parser, String name, JsonToken value) throws IOException {
        switch (name) {
            case "model" -> model = value == JsonToken.VALUE_STRING ? parser.getText() : "";
            case "stream" -> {
                if (value == JsonToken.VALUE_TRUE) {
                    traits.add(Trait.STREAMS);
                }
            }
            case "max_tokens" -> maxTokens = amount(parser);
            case "mcp_servers", "container" -> throw new NotAllowed("“" + name + "” is not passed on: " + SEALED);
            case "speed", "inference_geo" -> {
                if (value != JsonToken.VALUE_NULL && !parser.getText().equals("standard")) {
                    throw new NotAllowed("“" + name + "” is not passed on: it makes a call dearer than its list price");
                }
            }
            default -> {
                if (name.equals("cache_control") && caching == Caching.NONE) {
                    caching = Caching.MINUTES;
                }
            }
        }
    }

    private void text(JsonParser parser, String name) throws IOException {
        switch (name) {
            case "type" -> type(parser);
            case "ttl" -> {
                if (!parser.getText().equals("5m")) {
                    caching = Caching.HOUR;
                }
            }
            default -> {}
        }
    }

    private void type(JsonParser parser) throws IOException {
        String type = parser.getText();
        String path = path(parser);
        if (path.endsWith("/source/type") && (type.equals("url") || type.equals("file"))) {
            throw new NotAllowed("a source of type “" + type + "” is not passed on: " + SEALED);
        }
        if (ELSEWHERE.matcher(type).matches()
                || (TOOL.matcher(path).matches() && !HERE.matcher(type).matches())) {
            throw new NotAllowed(
                    "“" + type.substring(0, Math.min(type.length(), 60)) + "” is not passed on: " + SEALED);
        }
        if (path.endsWith("/cache_control/type") && caching == Caching.NONE) {
            caching = Caching.MINUTES;
        }
        if (path.equals("/thinking/type") && !type.equals("disabled")) {
            traits.add(Trait.THINKS);
        }
        if (type.equals("document")) {
            traits.add(Trait.DOCUMENT);
        }
    }

    private static String path(JsonParser parser) {
        return parser.getParsingContext().pathAsPointer().toString();
    }

    private static Amount amount(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
                || !parser.getText().matches("\\d{1,9}")) {
            throw new NotAllowed("“" + parser.currentName() + "” is not a number of tokens");
        }
        int start = (int) parser.currentTokenLocation().getByteOffset();
        return new Amount(parser.getLongValue(), start, start + parser.getTextLength());
    }

    /** The request is refused; the message says why, for people. */
    static final class NotAllowed extends IOException {
        private static final long serialVersionUID = 1;

        NotAllowed(String reason) {
            super(reason);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }
}
