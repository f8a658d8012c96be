package org.splectrum.se.demo.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ScriptedModelTest {
    private static final Script SCRIPT = Script.when(
            "sum",
            Script.of(new Turn.Use("I look.", "Read", Map.of("file_path", "{cwd}/add.sh")), new Turn.Say("It adds.")),
            Script.of(new Turn.Refuse(529, "overloaded_error", "Overloaded")));
    private static final String FIRST = """
            {"model":"m","stream":%s,"tools":[{"name":"Read"}],
             "system":"Primary working directory: /workspace\\n","messages":[{"role":"user","content":"the sum"}]}""";

    private static HttpResponse<String> post(ScriptedModel model, String key, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(model.url().resolve("/v1/messages"))
                .header("x-api-key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void aTurnIsAnsweredWholeWithUsageAndTheFolderFilledIn() throws Exception {
        try (ScriptedModel model = new ScriptedModel("k", SCRIPT)) {
            JsonNode answer = new ObjectMapper()
                    .readTree(post(model, "k", FIRST.formatted(false)).body());
            assertThat(answer.at("/content/1/input/file_path").asText()).isEqualTo("/workspace/add.sh");
            assertThat(answer.path("stop_reason").asText()).isEqualTo("tool_use");
            assertThat(answer.at("/usage/input_tokens").asInt()).isEqualTo(1000);
            assertThat(model.asked()).extracting(Asked::tools).asString().contains("Read");
        }
    }

    @Test
    void aTurnIsStreamedAsEvents() throws Exception {
        try (ScriptedModel model = new ScriptedModel("k", SCRIPT)) {
            HttpResponse<String> answer = post(model, "k", FIRST.formatted(true));
            assertThat(answer.headers().firstValue("content-type").orElseThrow())
                    .startsWith("text/event-stream");
            assertThat(answer.body())
                    .containsSubsequence(
                            "event: message_start",
                            "text_delta",
                            "input_json_delta",
                            "content_block_stop",
                            "event: message_delta",
                            "tool_use",
                            "event: message_stop");
        }
    }

    @Test
    void theNumberOfTurnsSoFarTellsTheNextOne() throws Exception {
        String second = FIRST.formatted(false)
                .replace(
                        "]}",
                        ",{\"role\":\"assistant\",\"content\":[]},{\"role\":\"user\",\"content\":"
                                + "[{\"type\":\"tool_result\",\"content\":\"echo\"}]}]}");
        try (ScriptedModel model = new ScriptedModel("k", SCRIPT)) {
            assertThat(post(model, "k", second).body()).contains("It adds.").contains("end_turn");
            assertThat(model.asked().getFirst().results()).containsExactly("echo");
        }
    }

    @Test
    void aTurnWhoseToolWasInterruptedIsSaidAgainWhenTheConversationGoesOn() throws Exception {
        String resumed = FIRST.formatted(false)
                .replace(
                        "]}",
                        ",{\"role\":\"assistant\",\"content\":[]},{\"role\":\"user\",\"content\":"
                                + "[{\"type\":\"tool_result\",\"content\":\"[Tool call interrupted: the session ended]\"}]},"
                                + "{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"No response requested.\"}]},"
                                + "{\"role\":\"user\",\"content\":\"Go on.\"}]}");
        try (ScriptedModel model = new ScriptedModel("k", SCRIPT)) {
            assertThat(post(model, "k", resumed).body()).contains("I look.").contains("tool_use");
        }
    }

    @Test
    void aToolThatIsNotOnOfferIsNotUsed() throws Exception {
        String title = FIRST.formatted(false).replace("{\"name\":\"Read\"}", "");
        try (ScriptedModel model = new ScriptedModel("k", SCRIPT)) {
            assertThat(post(model, "k", title).body()).contains("I look.").doesNotContain("tool_use");
        }
    }

    @Test
    void errorsHaveTheApisForm() throws Exception {
        try (ScriptedModel model = new ScriptedModel("k", SCRIPT)) {
            HttpResponse<String> wrong = post(model, "other", FIRST.formatted(true));
            assertThat(wrong.statusCode()).isEqualTo(401);
            assertThat(wrong.body()).contains("authentication_error");
            HttpResponse<String> busy = post(model, "k", "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}");
            assertThat(busy.statusCode()).isEqualTo(529);
            assertThat(busy.body()).contains("overloaded_error");
        }
    }
}
