package org.splectrum.se.gateway;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.splectrum.se.runner.protocol.Routes;

/** Finds the door by the socket that a request came in on, and the route by its path. */
final class RequestRouter extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(RequestRouter.class);
    private static final Route NOTHING = exchange -> exchange.refuse(404, "there is nothing here");

    private final Map<Connector, Door> doors = new ConcurrentHashMap<>();
    private final Map<String, Route> exact;
    private final Map<String, Route> below;

    /** @param exact by their whole path; those below a path are the repository's and the model's */
    RequestRouter(Map<String, Route> exact, Route repository, Route model) {
        this.exact = exact.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> ordered(entry.getValue())));
        below = Map.of(Routes.REPOSITORY + "/", ordered(repository), Routes.MODEL + "/", ordered(model));
    }

    /** Nothing is served for an attempt before it is settled what it may: whoever comes earlier waits. */
    private static Route ordered(Route route) {
        return exchange -> {
            exchange.door().order();
            route.answer(exchange);
        };
    }

    void connect(Connector connector, Door door) {
        doors.put(connector, door);
    }

    void disconnect(Connector connector) {
        doors.remove(connector);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Door door = doors.get(request.getConnectionMetaData().getConnector());
        if (door == null) {
            // Closed while the request came in.
            Response.writeError(request, response, callback, 503);
            return true;
        }
        Exchange exchange = new Exchange(door, request, response);
        try {
            route(exchange.path()).answer(exchange);
            callback.succeeded();
        } catch (PendingOrder.NoOrderYet e) {
            LOG.debug("{}: {}: {}", door.attempt(), exchange.path(), e.getMessage());
            Response.writeError(request, response, callback, 503);
        } catch (IOException e) {
            LOG.debug("{}: {} ended: {}", door.attempt(), exchange.path(), e.toString());
            callback.failed(e);
        } catch (RuntimeException e) {
            LOG.error("{}: answering {} broke", door.attempt(), exchange.path(), e);
            Response.writeError(request, response, callback, 500);
        }
        return true;
    }

    private Route route(String path) {
        return below.entrySet().stream()
                .filter(entry -> path.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> exact.getOrDefault(path, NOTHING));
    }
}
