package org.splectrum.se.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.splectrum.se.runner.protocol.Acknowledged;
import org.splectrum.se.runner.protocol.Envelope;
import org.splectrum.se.runner.protocol.Order;
import org.splectrum.se.runner.protocol.Wire;
import org.splectrum.se.runner.protocol.Work;
import org.splectrum.se.steps.AttemptLog;
import org.splectrum.se.steps.text.Series;

/** Takes the runner's messages and keeps them, without secrets; what was good before a bad line is kept too. */
record MessagesRoute(AttemptLog log) implements Route {
    private static final ObjectReader READER =
            Wire.mapper().readerFor(Envelope.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final int LINE = 256 << 10;
    private static final int REQUEST = 8 << 20;

    /** What is told of resolved and unresolved files, in bytes. */
    private static final int RESOLUTIONS = 2 << 20;

    /** A character of one byte may be six in JSON. */
    private static final int ESCAPED = 6;

    @Override
    public void answer(Exchange exchange) throws IOException {
        if (!exchange.is("POST")) {
            exchange.refuse(405, "messages are sent with POST");
            return;
        }
        if (!exchange.authorised()) {
            exchange.refuseWithoutToken();
            return;
        }
        int longest = longestLine(exchange.door().order());
        List<Envelope> good = new ArrayList<>();
        Lines lines = new Lines(new LimitedBody(exchange.body(), REQUEST + (long) longest), longest);
        Refusal refusal = read(lines, exchange.door().tally().told(), good);
        long upTo = log.append(exchange.door().attempt(), good);
        if (refusal == null) {
            exchange.reply(200, Exchange.JSON, Wire.mapper().writeValueAsBytes(new Acknowledged(upTo)));
        } else {
            exchange.refuse(refusal.status(), refusal.reason());
        }
    }

    private @Nullable Refusal read(Lines lines, Series told, List<Envelope> good) throws IOException {
        try {
            for (byte[] line = lines.next(); line.length > 0; line = lines.next()) {
                Object message = READER.readValue(told.redacted(new String(line, StandardCharsets.UTF_8)));
                if (!(message instanceof Envelope envelope)) {
                    return new Refusal(400, "line " + lines.number() + " is not a message");
                }
                good.add(envelope);
            }
            return null;
        } catch (JsonProcessingException _) {
            return new Refusal(400, "line " + lines.number() + " is not a message");
        } catch (LimitedBody.TooLargeException e) {
            return new Refusal(413, "after line " + lines.number() + ": " + e.getMessage());
        }
    }

    /** The last message holds the end of every command's output once more. */
    private static int longestLine(Order order) {
        long commands = switch (order.work()) {
            case Work.Agent _ -> 0;
            case Work.Merge merge ->
                merge.commands().size() + RESOLUTIONS / order.limits().outputBytes();
            case Work.Run _ -> 1;
            case Work.Verify verify -> verify.commands().size();
            case Work.Rebase rebase ->
                rebase.commands().size() + RESOLUTIONS / order.limits().outputBytes();
        };
        long outputs = (commands + 1) * order.limits().outputBytes();
        return (int) Math.min(LINE + ESCAPED * ((64 << 10) + outputs), 64 << 20);
    }

    private record Refusal(int status, String reason) {}
}
