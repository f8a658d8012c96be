package org.splectrum.se.demo.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** A turn in the form of Anthropic's Messages API, whole or as a stream of events. */
final class Message {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final String id;
    private final String model;
    private final List<ObjectNode> blocks;
    private final String stopReason;
    private final int inputTokens;

    private Message(String id, Asked asked, List<ObjectNode> blocks, String stopReason) {
        this.id = id;
        this.model = asked.model();
        this.blocks = blocks;
        this.stopReason = stopReason;
        this.inputTokens = 1000 + 100 * asked.answered();
    }

    static Message saying(String id, Asked asked, String text) {
        return new Message(id, asked, List.of(text(text)), "end_turn");
    }

    static Message using(String id, Asked asked, Turn.Use use) {
        ObjectNode tool = JSON.createObjectNode()
                .put("type", "tool_use")
                .put("id", "toolu_" + id)
                .put("name", use.tool());
        ObjectNode input = tool.putObject("input");
        new TreeMap<>(use.input()).forEach((key, value) -> input.put(key, value.replace("{cwd}", asked.folder())));
        return new Message(id, asked, List.of(text(use.text()), tool), "tool_use");
    }

    static Message forming(String id, Asked asked, JsonNode answer) {
        ObjectNode tool = JSON.createObjectNode()
                .put("type", "tool_use")
                .put("id", "toolu_" + id)
                .put("name", Asked.FORM);
        tool.set("input", answer);
        return new Message(id, asked, List.of(tool), "tool_use");
    }

    private static ObjectNode text(String text) {
        return JSON.createObjectNode().put("type", "text").put("text", text);
    }

    /** As the answer to a request without {@code stream}. */
    ObjectNode whole() {
        ObjectNode message = head();
        ((ArrayNode) message.path("content")).addAll(blocks);
        message.put("stop_reason", stopReason);
        usage(message).put("output_tokens", outputTokens());
        return message;
    }

    /** As events, each with its name and data, in their order. */
    void stream(BiConsumer<String, ObjectNode> events) {
        start(events);
        for (int index = 0; index < blocks.size(); index++) {
            block(index, blocks.get(index), events);
        }
        ObjectNode delta = event("message_delta");
        delta.putObject("delta").put("stop_reason", stopReason).putNull("stop_sequence");
        delta.putObject("usage").put("output_tokens", outputTokens());
        events.accept("message_delta", delta);
        events.accept("message_stop", event("message_stop"));
    }

    /** Only the first event. */
    void start(BiConsumer<String, ObjectNode> events) {
        ObjectNode head = head();
        usage(head).put("output_tokens", 1);
        ObjectNode start = event("message_start");
        start.set("message", head);
        events.accept("message_start", start);
    }

    private static void block(int index, ObjectNode block, BiConsumer<String, ObjectNode> events) {
        boolean tool = block.path("type").asText().equals("tool_use");
        ObjectNode empty = block.deepCopy();
        ObjectNode delta = JSON.createObjectNode();
        if (tool) {
            empty.putObject("input");
            delta.put("type", "input_json_delta")
                    .put("partial_json", block.path("input").toString());
        } else {
            empty.put("text", "");
            delta.put("type", "text_delta").put("text", block.path("text").asText());
        }
        events.accept(
                "content_block_start",
                event("content_block_start").put("index", index).<ObjectNode>set("content_block", empty));
        events.accept(
                "content_block_delta",
                event("content_block_delta").put("index", index).<ObjectNode>set("delta", delta));
        events.accept("content_block_stop", event("content_block_stop").put("index", index));
    }

    private ObjectNode head() {
        ObjectNode message = JSON.createObjectNode()
                .put("id", "msg_" + id)
                .put("type", "message")
                .put("role", "assistant")
                .put("model", model);
        message.putArray("content");
        return message.putNull("stop_reason").putNull("stop_sequence");
    }

    private ObjectNode usage(ObjectNode message) {
        return message.putObject("usage")
                .put("input_tokens", inputTokens)
                .put("cache_creation_input_tokens", 0)
                .put("cache_read_input_tokens", 0);
    }

    private int outputTokens() {
        return 10
                + blocks.stream()
                        .mapToInt(block -> block.toString().length() / 4)
                        .sum();
    }

    private static ObjectNode event(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    static ObjectNode error(String type, String message) {
        ObjectNode error = event("error");
        error.putObject("error").setAll(Map.of("type", error.textNode(type), "message", error.textNode(message)));
        return error;
    }
}
