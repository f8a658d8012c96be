package org.splectrum.se.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.splectrum.se.runner.protocol.Inquiry;
import org.splectrum.se.runner.protocol.Ruling;
import org.splectrum.se.runner.protocol.Wire;
import org.splectrum.se.runner.protocol.Work;
import org.splectrum.se.steps.Arbiter;
import org.splectrum.se.steps.GeneratedFiles;

/** Answers about conflicts, to runners that rebase. */
record ResolutionsRoute() implements Route {
    private static final ObjectReader READER =
            Wire.mapper().readerFor(Inquiry.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Four texts as large as are judged, escaped. */
    private static final int LARGEST = 32 << 20;

    @Override
    public void answer(Exchange exchange) throws IOException {
        if (!exchange.is("POST")) {
            exchange.refuse(405, "conflicts are asked about with POST");
        } else if (!exchange.authorised()) {
            exchange.refuseWithoutToken();
        } else if (!rebases(exchange.door().order().work())) {
            exchange.refuse(409, "this attempt rebases nothing");
        } else {
            answerAuthorised(exchange);
        }
    }

    private void answerAuthorised(Exchange exchange) throws IOException {
        try {
            Object inquiry = READER.readValue(new LimitedBody(exchange.body(), LARGEST));
            if (inquiry instanceof Inquiry about) {
                exchange.reply(200, Exchange.JSON, Wire.mapper().writeValueAsBytes(rule(exchange.door(), about)));
            } else {
                exchange.refuse(400, "this is no question about a conflict");
            }
        } catch (JsonProcessingException _) {
            exchange.refuse(400, "this is no question about a conflict");
        } catch (LimitedBody.TooLargeException e) {
            exchange.refuse(413, String.valueOf(e.getMessage()));
        }
    }

    private static boolean rebases(Work work) {
        return switch (work) {
            case Work.Rebase _, Work.Merge _ -> true;
            case Work.Agent _, Work.Verify _, Work.Run _ -> false;
        };
    }

    private static Ruling rule(Door door, Inquiry inquiry) {
        Arbiter arbiter = door.arbiter();
        return switch (inquiry) {
            case Inquiry.Climb(var conflict, var hunks) ->
                GeneratedFiles.command(door.permit().regenerate(), conflict.path())
                        .<Ruling>map(Ruling.MadeAnew::new)
                        .or(() -> arbiter.climb(conflict))
                        .or(() -> Optional.of(arbiter.settle(conflict, hunks))
                                .filter(settled -> !settled.isEmpty())
                                .map(Ruling.Partly::new))
                        .orElseGet(Ruling.Open::new);
            case Inquiry.Judge(var conflict, String proposed) -> {
                List<String> reasons = arbiter.objections(conflict, proposed).stream()
                        .map(Arbiter.Objection::words)
                        .toList();
                yield reasons.isEmpty() ? new Ruling.Accepted() : new Ruling.Refused(reasons);
            }
        };
    }
}
