package org.splectrum.se;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.splectrum.se.steps.text.Redaction;

class LoggingTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final LoggerContext context = new LoggerContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void what_strangers_wrote_cannot_forge_a_line_or_speak_to_the_terminal() throws JoranException {
        capture("/logback.xml");
        log("org.splectrum.se.run.Engine").info("issue {}", "a\r\n2026 WARN forged\u001b[31m\u2028red");
        log("org.splectrum.se.run.Engine")
                .warn("it broke", new IllegalStateException("because of\u001b[31m", new IOException("deep")));
        assertThat(text().lines().findFirst().orElse("")).endsWith("INFO  Engine: issue a 2026 WARN forged [31m red");
        assertThat(text())
                .doesNotContain("\u001b", "\r")
                .contains("IllegalStateException: because of [31m", "deep", "\tat ");
    }

    @Test
    void no_secret_of_the_server_is_logged_and_no_terminal_obeys_a_line() throws JoranException {
        for (String configuration : List.of("/logback.xml", "/logback-json.xml")) {
            capture(configuration);
            context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders().forEachRemaining(appender -> {
                if (appender instanceof ConsoleAppender<ILoggingEvent> console) {
                    Logging.keep(console, new Redaction(List.of("a-secret-of-this-server")));
                }
            });
            log("org.splectrum.se.run.Engine").warn("GitHub said {}", "a-secret-of-this-server\u009b2J\u202E");
            log("org.splectrum.se.run.Engine")
                    .warn("broken", new IllegalStateException("YS1zZWNyZXQtb2YtdGhpcy1zZXJ2ZXI="));
            log("org.splectrum.se.run.Engine").info("first a-secret, and");
            log("org.splectrum.se.run.Engine").info("then -of-this, of");
            assertThat(text())
                    .contains("GitHub said ***", "IllegalStateException", "first ***, and", "then ***, of")
                    .doesNotContain("a-secret-of-this-server", "YS1zZWNyZXQ", "\u009b", "\u202E");
            context.reset();
            out.reset();
        }
    }

    @Test
    void libraries_are_heard_only_when_something_is_wrong() throws JoranException {
        capture("/logback.xml");
        log("okhttp3.internal").debug("Authorization: Bearer token");
        log("okhttp3.internal").info("connected");
        log("org.splectrum.se.run.Engine").debug("detail");
        assertThat(text()).isEmpty();
    }

    @Test
    void as_json_each_line_is_one_object() throws IOException, JoranException {
        capture("/logback-json.xml");
        log("org.splectrum.se.run.Engine").info("issue {}", "a\nb");
        JsonNode line = new ObjectMapper().readTree(text());
        assertThat(line.path("level").asText()).isEqualTo("INFO");
        assertThat(line.toString()).contains("a\\nb");
        assertThat(text().lines()).hasSize(1);
    }

    private Logger log(String name) {
        return context.getLogger(name);
    }

    private void capture(String configuration) throws JoranException {
        context.setMDCAdapter(new LogbackMDCAdapter());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Objects.requireNonNull(LoggingTest.class.getResource(configuration)));
        context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders().forEachRemaining(appender -> {
            if (appender instanceof ConsoleAppender<ILoggingEvent> console) {
                console.setOutputStream(out);
            }
        });
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
