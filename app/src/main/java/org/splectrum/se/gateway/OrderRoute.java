package org.splectrum.se.gateway;

import java.io.IOException;
import org.splectrum.se.runner.protocol.Order;
import org.splectrum.se.runner.protocol.Routes;
import org.splectrum.se.runner.protocol.Wire;

/**
 * Hands out the order, once it is there: to the first who asks, also where its answer was lost and it asks again, and then to
 * whoever has the token that was in it.
 */
record OrderRoute(Claims claims) implements Route {
    @Override
    public void answer(Exchange exchange) throws IOException {
        if (!exchange.is("GET")) {
            exchange.refuse(405, "the order is read with GET");
            return;
        }
        Order order = exchange.door().order();
        if (exchange.authorised() || claims.claim(exchange.door().pass().name(), exchange.header(Routes.CLAIMANT))) {
            exchange.reply(200, Exchange.JSON, Wire.mapper().writeValueAsBytes(order));
        } else {
            exchange.refuse(409, "the order was handed out already");
        }
    }
}
