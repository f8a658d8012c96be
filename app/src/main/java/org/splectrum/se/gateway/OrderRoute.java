package org.splectrum.se.gateway;

import java.io.IOException;
import org.splectrum.se.runner.protocol.Wire;

/** Hands out the order: to the first who asks, and then to whoever has the token that was in it. */
record OrderRoute(Claims claims) implements Route {
    @Override
    public void answer(Exchange exchange) throws IOException {
        if (!exchange.is("GET")) {
            exchange.refuse(405, "the order is read with GET");
        } else if (exchange.authorised() || claims.claim(exchange.door().name())) {
            exchange.reply(
                    200,
                    Exchange.JSON,
                    Wire.mapper().writeValueAsBytes(exchange.door().order()));
        } else {
            exchange.refuse(409, "the order was handed out already");
        }
    }
}
