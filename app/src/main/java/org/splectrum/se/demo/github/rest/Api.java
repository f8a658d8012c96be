package org.splectrum.se.demo.github.rest;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Map;
import java.util.Optional;
import org.splectrum.se.demo.github.Forge;
import org.splectrum.se.demo.github.Refusal;
import org.splectrum.se.demo.github.RepositoryName;

/** Puts endpoints behind authentication, permissions and faults, and answers as GitHub does. */
final class Api {
    private final RoutesConfig routes;
    private final Forge forge;
    private final Tokens tokens;
    private final Faults faults;

    Api(RoutesConfig routes, Forge forge, Tokens tokens, Faults faults) {
        this.routes = requireNonNull(routes, "routes is null");
        this.forge = requireNonNull(forge, "forge is null");
        this.tokens = requireNonNull(tokens, "tokens is null");
        this.faults = requireNonNull(faults, "faults is null");
    }

    void get(String path, Need need, Endpoint endpoint) {
        route(HandlerType.GET, path, need, endpoint);
    }

    void post(String path, Need need, Endpoint endpoint) {
        route(HandlerType.POST, path, need, endpoint);
    }

    void patch(String path, Need need, Endpoint endpoint) {
        route(HandlerType.PATCH, path, need, endpoint);
    }

    void put(String path, Need need, Endpoint endpoint) {
        route(HandlerType.PUT, path, need, endpoint);
    }

    void delete(String path, Need need, Endpoint endpoint) {
        route(HandlerType.DELETE, path, need, endpoint);
    }

    private void route(HandlerType method, String path, Need need, Endpoint endpoint) {
        routes.addHttpHandler(method, path, context -> {
            Optional<Fault> fault = faults.next(method.name(), context.path());
            Reply reply = fault.map(planned -> answerWith(planned, context, need, endpoint))
                    .orElseGet(() -> answer(context, need, endpoint));
            Answers.write(context, reply);
        });
    }

    private Reply answerWith(Fault fault, Context context, Need need, Endpoint endpoint) {
        return switch (fault) {
            case Fault.Refused(var status, var message, var headers) -> {
                Reply refused = Reply.of(Refusal.of(status, message));
                yield new Reply(status, refused.body(), headers);
            }
            case Fault.AnswerLost(var status) -> {
                Reply done = answer(context, need, endpoint);
                yield new Reply(status, MissingNode.getInstance(), done.headers());
            }
            case Fault.Held(var gate) -> {
                gate.pass();
                yield answer(context, need, endpoint);
            }
        };
    }

    private Reply answer(Context context, Need need, Endpoint endpoint) {
        try {
            Caller caller = tokens.authenticate(
                    Optional.ofNullable(context.header("Authorization")).orElse(" "));
            check(context, need, caller);
            Call call = new Call(context, forge, caller);
            Reply reply = HandlerType.GET.equals(context.method())
                    ? forge.read(() -> endpoint.answer(call))
                    : forge.change(() -> endpoint.answer(call));
            return reply.with(scopes(caller));
        } catch (Refusal refusal) {
            Reply reply = Reply.of(refusal);
            return refusal.location().isEmpty() ? reply : sent(context, reply, refusal.location());
        }
    }

    /** Anything but a read is to be sent there as it is. */
    private static Reply sent(Context context, Reply reply, String path) {
        String root = context.url()
                .substring(0, context.url().length() - context.path().length());
        int status = HandlerType.GET.equals(context.method()) ? reply.status() : 307;
        return new Reply(status, reply.body(), Map.of("Location", root + path));
    }

    /** What GitHub says with each answer to a token that has scopes. */
    private static Map<String, String> scopes(Caller caller) {
        return switch (caller) {
            case Caller.Person(var _, Caller.Grant.Scopes(var scopes)) -> Map.of("X-OAuth-Scopes", scopes);
            case Caller.Person(var _, Caller.Grant.OfOAuthApp(var scopes)) -> Map.of("X-OAuth-Scopes", scopes);
            case Caller.Person _, Caller.Installation _, Caller.App _ -> Map.of();
        };
    }

    private void check(Context context, Need need, Caller caller) {
        switch (need) {
            case Need.AnyToken() -> {}
            case Need.AsApp() -> {
                if (!(caller instanceof Caller.App)) {
                    throw Refusal.of(401, "A JSON web token could not be decoded");
                }
            }
            case Need.Permission permission -> check(context, permission, caller);
        }
    }

    private void check(Context context, Need.Permission permission, Caller caller) {
        if (caller instanceof Caller.App) {
            throw Refusal.of(401, "Bad credentials");
        }
        var repository = forge.repository(new RepositoryName(context.pathParam("owner"), context.pathParam("repo")));
        boolean inScope = !(caller instanceof Caller.Installation installation)
                || installation.repositories().isEmpty()
                || installation.repositories().contains(repository.id());
        if (!inScope) {
            throw Refusal.notFound();
        }
        if (!permission.heldBy(caller, repository)) {
            throw Refusal.of(403, "Resource not accessible by integration");
        }
    }
}
