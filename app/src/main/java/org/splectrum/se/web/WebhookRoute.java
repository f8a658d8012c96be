package org.splectrum.se.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.util.Locale;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.splectrum.se.intake.Deliveries;
import org.splectrum.se.intake.Delivery;

/** {@code POST /webhook}: answers 202 once the delivery is on disk, never before. */
final class WebhookRoute {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookRoute.class);
    private static final String ID = "X-GitHub-Delivery";
    private static final String EVENT = "X-GitHub-Event";
    private static final Pattern ID_FORM = Pattern.compile("[A-Za-z0-9._:-]{1,100}");
    private static final Pattern EVENT_FORM = Pattern.compile("[a-z0-9_]{1,100}");
    private static final String JSON = "application/json";

    private final Signature signature;
    private final BodyReader bodies;
    private final Deliveries deliveries;
    private final InstantSource clock;

    WebhookRoute(Signature signature, BodyReader bodies, Deliveries deliveries, InstantSource clock) {
        this.signature = signature;
        this.bodies = bodies;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/webhook", context -> bodies.read(context, body -> receive(context, body)));
    }

    private void receive(Context context, RequestBody body) {
        signature.check(context.header(Signature.HEADER), body);
        String id = header(context, ID, ID_FORM);
        String event = header(context, EVENT, EVENT_FORM);
        checkContentType(context);
        Delivery delivery = new Delivery(id, event, clock.instant(), JsonObjects.read(body));
        switch (store(delivery)) {
            case STORED -> accepted(context, "{\"stored\":true}");
            case DUPLICATE -> accepted(context, "{\"stored\":true,\"duplicate\":true}");
            case FULL ->
                throw new Refusal(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "Too many deliveries wait to be dealt with. Redeliver it later; it was not stored.");
        }
    }

    private Deliveries.Receipt store(Delivery delivery) {
        try {
            return deliveries.store(delivery);
        } catch (RuntimeException e) {
            LOG.error("storing delivery {}", delivery.id(), e);
            throw new Refusal(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "The delivery could not be stored: see SE's log and its disk. Redeliver it later.");
        }
    }

    private static String header(Context context, String name, Pattern form) {
        String value = context.header(name);
        if (value == null || !form.matcher(value).matches()) {
            throw new Refusal(
                    HttpStatus.BAD_REQUEST,
                    "The header " + name + (value == null ? " is missing." : " is malformed.")
                            + " GitHub sends it with every delivery; a proxy between must leave it alone.");
        }
        return value;
    }

    /** Without a type the body is taken for what it must be anyway. */
    private static void checkContentType(Context context) {
        String type = context.header(Header.CONTENT_TYPE);
        if (type != null
                && !type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(JSON)) {
            throw new Refusal(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "Only application/json is understood. Choose it as the webhook's content type on GitHub.");
        }
    }

    private static void accepted(Context context, String json) {
        context.status(HttpStatus.ACCEPTED)
                .contentType(ContentType.APPLICATION_JSON)
                .result(json);
    }
}
