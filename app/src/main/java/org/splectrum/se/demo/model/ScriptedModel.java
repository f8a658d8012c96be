package org.splectrum.se.demo.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Anthropic's Messages API on this machine, with a script for a mind: streaming and whole answers, tool use, the counting of
 * tokens, and the errors of the real one. Figures of usage depend on the turn alone. Serves from the moment it is made until it
 * is closed. Thread-safe.
 *
 * @see <a href="https://docs.anthropic.com/en/api/messages">the Messages API</a>
 */
public final class ScriptedModel implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGEST_REQUEST = 32 << 20;

    private final String key;
    private final Script script;
    private final Javalin server;
    private final AtomicLong ids = new AtomicLong();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /** @param key that requests must bring as {@code x-api-key} */
    public ScriptedModel(String key, Script script) {
        this.key = Objects.requireNonNull(key, "key is null");
        this.script = Objects.requireNonNull(script, "script is null");
        this.server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.http.maxRequestSize = LARGEST_REQUEST;
                    config.jetty.host = "127.0.0.1";
                    config.jetty.port = 0;
                    config.routes.post("/v1/messages", this::messages);
                    config.routes.post("/v1/messages/count_tokens", this::count);
                })
                .start();
    }

    /** What {@code ANTHROPIC_BASE_URL} is to be. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** All requests with the right key, oldest first. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop();
    }

    private void messages(Context context) throws IOException {
        if (!allowed(context)) {
            return;
        }
        JsonNode request = JSON.readTree(context.bodyAsBytes());
        Asked question = Asked.of(request);
        asked.add(question);
        boolean streaming = request.path("stream").asBoolean();
        switch (script.answer(question)) {
            case Turn.Say(String text) -> send(context, streaming, Message.saying(id(), question, text));
            case Turn.Use use -> send(context, streaming, using(question, use));
            case Turn.Form(String json) -> send(context, streaming, forming(question, json));
            case Turn.Refuse(int status, String type, String message) -> refuse(context, status, type, message);
            case Turn.Garbage garbage -> context.contentType("text/html").result("<html>not a model</html>");
            case Turn.Stall(CountDownLatch release) -> hold(release);
            case Turn.FallSilent(CountDownLatch release) -> {
                OutputStream out = events(context);
                Message.saying(id(), question, "").start((name, data) -> write(out, name, data));
                hold(release);
            }
        }
    }

    /** As the real one, uses no tool that is not on offer; Claude Code asks so for titles and summaries. */
    private Message using(Asked question, Turn.Use use) {
        return question.tools().contains(use.tool())
                ? Message.using(id(), question, use)
                : Message.saying(id(), question, use.text());
    }

    private Message forming(Asked question, String json) throws IOException {
        return question.tools().contains(Asked.FORM)
                ? Message.forming(id(), question, JSON.readTree(json))
                : Message.saying(id(), question, json);
    }

    private void count(Context context) {
        if (allowed(context)) {
            context.contentType("application/json")
                    .result("{\"input_tokens\":" + context.bodyAsBytes().length / 4 + "}");
        }
    }

    private boolean allowed(Context context) {
        if (key.equals(context.header("x-api-key"))) {
            return true;
        }
        refuse(context, 401, "authentication_error", "invalid x-api-key");
        return false;
    }

    private static void refuse(Context context, int status, String type, String message) {
        context.status(status)
                .contentType("application/json")
                .result(Message.error(type, message).toString());
    }

    private static void send(Context context, boolean streaming, Message message) {
        if (streaming) {
            OutputStream out = events(context);
            message.stream((name, data) -> write(out, name, data));
        } else {
            context.contentType("application/json").result(message.whole().toString());
        }
    }

    private static OutputStream events(Context context) {
        context.contentType("text/event-stream");
        return context.outputStream();
    }

    private static void write(OutputStream out, String name, ObjectNode data) {
        try {
            out.write(("event: " + name + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static void hold(CountDownLatch release) {
        try {
            release.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private String id() {
        return "%08d".formatted(ids.incrementAndGet());
    }
}
