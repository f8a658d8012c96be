package org.splectrum.se.runner.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splectrum.se.runner.protocol.Marks;
import org.splectrum.se.runner.protocol.Message;

final class TranscriptTest {
    private final List<Message> told = new ArrayList<>();
    private final Transcript transcript = new Transcript(told::add);

    @Test
    void whatTheAgentSaysAndDoesIsTold() {
        transcript.line(content("{\"type\":\"text\",\"text\":\"I look.\"}"));
        transcript.line(
                content("{\"type\":\"tool_use\",\"name\":\"Read\",\"input\":{\"file_path\":\"/workspace/a b\"}}"));
        transcript.line(content("{\"type\":\"tool_use\",\"name\":\"Bash\",\"input\":{\"command\":\"make\\ntest\"}}"));
        transcript.line(content("{\"type\":\"tool_use\",\"name\":\"New\",\"input\":{\"x\":1}}"));
        transcript.line(content("{\"type\":\"thinking\",\"thinking\":\"Hm.\"}"));
        assertThat(told)
                .containsExactly(
                        new Message.AgentSaid("I look."),
                        new Message.ToolUsed("Read", "/workspace/a b"),
                        new Message.ToolUsed("Bash", "make"),
                        new Message.ToolUsed("New", ""));
    }

    @Test
    void theLastResultCounts() {
        transcript.line("{\"type\":\"result\",\"subtype\":\"success\",\"is_error\":false,\"result\":\"One\"}");
        transcript.line("{\"type\":\"result\",\"subtype\":\"success\",\"is_error\":false,\"result\":\"Two\"}");
        assertThat(transcript.result()).contains(new Transcript.Result.Done("Two"));
    }

    @Test
    void aBudgetThatIsSpentIsToldApartFromOtherBills() {
        String error = "{\"type\":\"result\",\"subtype\":\"success\",\"is_error\":true,\"api_error_status\":402,"
                + "\"terminal_reason\":\"api_error\",\"result\":\"API Error: 402 %s\"}";
        transcript.line(error.formatted("Your credit balance is too low"));
        assertThat(transcript.result())
                .contains(new Transcript.Result.ModelFailed("API Error: 402 Your credit balance is too low"));
        transcript.line(error.formatted(Marks.BUDGET_REACHED + " 0.0100 USD are left"));
        assertThat(transcript.result()).contains(new Transcript.Result.BudgetReached("0.0100 USD are left"));
        transcript.line("{\"type\":\"result\",\"is_error\":false,\"result\":\"" + Marks.BUDGET_REACHED + " says I\"}");
        assertThat(transcript.result()).contains(new Transcript.Result.Done(Marks.BUDGET_REACHED + " says I"));
    }

    @Test
    void anErrorOfTheModelsApiIsNotTheAgents() {
        transcript.line("{\"type\":\"system\",\"subtype\":\"api_retry\",\"attempt\":1,\"max_retries\":6,"
                + "\"error_status\":529,\"error\":\"overloaded\"}");
        transcript.line("{\"type\":\"assistant\",\"is_api_error_message\":true,\"message\":{\"content\":"
                + "[{\"type\":\"text\",\"text\":\"API Error: 529\"}]}}");
        transcript.line("{\"type\":\"result\",\"subtype\":\"success\",\"is_error\":true,\"api_error_status\":529,"
                + "\"terminal_reason\":\"api_error\",\"result\":\"API Error: 529\"}");
        assertThat(told)
                .containsExactly(
                        new Message.Logged("the model answered 529 (overloaded), try 1 of 6"),
                        new Message.Logged("API Error: 529"));
        assertThat(transcript.result()).contains(new Transcript.Result.ModelFailed("API Error: 529"));
    }

    @Test
    void anErrorOfTheAgentsNamesItsKind() {
        transcript.line(
                "{\"type\":\"result\",\"subtype\":\"error_max_turns\",\"is_error\":true,\"errors\":[\"too many\"]}");
        assertThat(transcript.result()).contains(new Transcript.Result.AgentErred("error_max_turns: [\"too many\"]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"type\":\"result\"", "plain words", "[1]", "7", "\"result\"", "null", "{\"a\":1}}", "\u0000"})
    void whatIsNoEventGoesToTheLog(String line) {
        transcript.line(line);
        assertThat(transcript.result()).isEmpty();
        assertThat(told).allMatch(Message.Logged.class::isInstance).hasSizeLessThan(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\":\"assistant\"}",
                "{\"type\":\"assistant\",\"message\":{\"content\":\"text\"}}",
                "{\"type\":7}",
                "{\"type\":\"later\",\"message\":[]}"
            })
    void anUnknownEventIsPassedOver(String line) {
        transcript.line(line);
        assertThat(told).isEmpty();
        assertThat(transcript.result()).isEmpty();
    }

    @Test
    void aFloodOfGarbageIsCutShort() {
        for (int i = 0; i < 10_000; i++) {
            transcript.line("garbage ".repeat(1000));
        }
        assertThat(told).hasSize(500).last().isEqualTo(new Message.Logged("more lines of this kind are left out"));
        assertThat(((Message.Logged) told.getFirst()).line()).hasSize(2001);
    }

    @Test
    void aLineThatIsTooLongIsPassedOverAndTheNextIsRead() throws IOException {
        List<String> lines = new ArrayList<>();
        String text = "one\n\n" + "x".repeat(50_000) + "\ntwo\r\n" + "y".repeat(100) + "\nthree";
        new Lines(99, lines::add, () -> lines.add("!"))
                .readAll(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), () -> {});
        assertThat(lines).containsExactly("one", "!", "two\r", "!", "three");
    }

    private static String content(String block) {
        return "{\"type\":\"assistant\",\"message\":{\"content\":[" + block + "]}}";
    }
}
