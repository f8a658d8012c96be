package org.splectrum.se.demo.github.rest;

import static java.util.Objects.requireNonNull;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.splectrum.se.demo.github.Refusal;
import org.splectrum.se.demo.github.hooks.Webhooks;
import org.splectrum.se.demo.github.json.Shapes;
import org.splectrum.se.demo.github.rest.Exchange.Request;
import org.splectrum.se.demo.github.rest.Exchange.Response;

/** All of the REST interface. Thread-safe. */
public final class RestInterface {
    private static final String NOT_GIVEN = "";
    private final Shapes shapes;
    private final Tokens tokens;
    private final Webhooks webhooks;
    private final Faults faults = new Faults();
    private final List<Consumer<Exchange>> listeners = new CopyOnWriteArrayList<>();

    public RestInterface(Shapes shapes, Tokens tokens, Webhooks webhooks) {
        this.shapes = requireNonNull(shapes, "shapes is null");
        this.tokens = requireNonNull(tokens, "tokens is null");
        this.webhooks = requireNonNull(webhooks, "webhooks is null");
    }

    /** The faults that requests will meet. */
    public Faults faults() {
        return faults;
    }

    /** Calls the listener with every request of the REST interface and its answer, before that is sent. */
    public void listen(Consumer<Exchange> listener) {
        listeners.add(listener);
    }

    public void addTo(RoutesConfig routes) {
        Api api = new Api(routes, shapes.forge(), tokens, faults);
        new AppRoutes(shapes, tokens).addTo(api);
        new HookRoutes(shapes, webhooks).addTo(api);
        new GeneralRoutes(shapes).addTo(api);
        new LabelRoutes(shapes).addTo(api);
        new ReactionRoutes(shapes).addTo(api);
        new IssueRoutes(shapes).addTo(api);
        new PullRoutes(shapes).addTo(api);
        new ReviewRoutes(shapes).addTo(api);
        new CheckRoutes(shapes).addTo(api);
        new GitRoutes(shapes).addTo(api);
        routes.error(404, RestInterface::refuseUnknown);
        routes.after(this::tell);
    }

    /** What comes with credentials wants the REST interface, and is told as GitHub tells that there is no such path. */
    private static void refuseUnknown(Context context) {
        boolean answered = context.res().getHeader(Answers.REQUEST_ID) != null;
        if (!answered && context.header("Authorization") != null) {
            Answers.write(context, Reply.of(Refusal.notFound()));
        }
    }

    private void tell(Context context) {
        if (listeners.isEmpty() || context.res().getHeader(Answers.REQUEST_ID) == null) {
            return;
        }
        Map<String, String> answered = new HashMap<>();
        for (String name : context.res().getHeaderNames()) {
            answered.put(name, context.res().getHeader(name));
        }
        String body = context.result();
        Exchange exchange = new Exchange(
                new Request(
                        context.method().name(),
                        context.path(),
                        context.queryParamMap(),
                        context.headerMap(),
                        context.body()),
                new Response(context.statusCode(), answered, body == null ? NOT_GIVEN : body));
        listeners.forEach(listener -> listener.accept(exchange));
    }
}
