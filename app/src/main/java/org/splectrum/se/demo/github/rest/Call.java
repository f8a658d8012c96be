package org.splectrum.se.demo.github.rest;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.splectrum.se.demo.github.Forge;
import org.splectrum.se.demo.github.Issue;
import org.splectrum.se.demo.github.Refusal;
import org.splectrum.se.demo.github.Repository;
import org.splectrum.se.demo.github.RepositoryName;
import org.splectrum.se.demo.github.json.Json;

/** One REST request by a known caller. */
final class Call {
    private static final int PAGE = 30;
    private static final int LARGEST_PAGE = 100;
    private final Context context;
    private final Forge forge;
    private final Caller caller;

    Call(Context context, Forge forge, Caller caller) {
        this.context = requireNonNull(context, "context is null");
        this.forge = requireNonNull(forge, "forge is null");
        this.caller = requireNonNull(caller, "caller is null");
    }

    Caller caller() {
        return caller;
    }

    /** The login in whose name things are done. */
    String login() {
        return switch (caller) {
            case Caller.Installation installation -> installation.login();
            case Caller.Person(var login, var _) -> login;
            case Caller.App() -> throw Refusal.of(401, "A JSON web token could not be used here");
        };
    }

    /** The repository that the path names. */
    Repository repository() {
        return forge.repository(new RepositoryName(path("owner"), path("repo")));
    }

    /** The issue that the path numbers. */
    Issue issue() {
        Repository repository = repository();
        int number = (int) id("number");
        repository.moved(number).ifPresent(elsewhere -> {
            String below = context.path().replaceFirst("^.*/issues/" + number, "");
            throw Refusal.moved("/repositories/" + elsewhere.repository() + "/issues/" + elsewhere.number() + below);
        });
        return repository.issue(number).orElseThrow(Refusal::notFound);
    }

    String path(String name) {
        return context.pathParam(name);
    }

    /** A number in the path. */
    long id(String name) {
        try {
            return Long.parseLong(path(name));
        } catch (NumberFormatException e) {
            throw Refusal.notFound();
        }
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(context.queryParam(name)).filter(value -> !value.isEmpty());
    }

    Body body() {
        return Body.parse(context.bodyAsBytes());
    }

    /** One page of the items, with links to its neighbours. */
    <T> Reply page(List<T> items, Function<? super T, ? extends JsonNode> shape) {
        return page(items, nodes -> Json.array(nodes, shape), Map.of());
    }

    /** The items from behind the one whose id is the cursor, as lists that only grow at their head are read. */
    <T> Reply pageFrom(List<T> items, ToLongFunction<T> id, Function<? super T, ? extends JsonNode> shape) {
        int size = Math.clamp(number("per_page", PAGE), 1, LARGEST_PAGE);
        long cursor = query("cursor").map(Long::parseLong).orElse(Long.MAX_VALUE);
        List<T> rest =
                items.stream().filter(item -> id.applyAsLong(item) < cursor).toList();
        List<T> page = rest.subList(0, Math.min(size, rest.size()));
        Map<String, String> headers = rest.size() > page.size()
                ? Map.of("Link", link("cursor", id.applyAsLong(page.getLast()), "next"))
                : Map.of();
        return new Reply(200, Json.array(page, shape), headers);
    }

    /** One page of the items, rendered as a whole. */
    <T> Reply page(List<T> items, Function<List<T>, JsonNode> whole, Map<String, String> headers) {
        int size = Math.clamp(number("per_page", PAGE), 1, LARGEST_PAGE);
        int page = Math.max(1, number("page", 1));
        int from = Math.min(items.size(), (page - 1) * size);
        int to = Math.min(items.size(), from + size);
        int last = Math.max(1, (items.size() + size - 1) / size);
        Map<String, String> all = new LinkedHashMap<>(headers);
        if (last > 1) {
            all.put("Link", links(page, last));
        }
        return new Reply(200, whole.apply(items.subList(from, to)), all);
    }

    private int number(String name, int otherwise) {
        try {
            return query(name).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private String links(int page, int last) {
        StringJoiner links = new StringJoiner(", ");
        if (page > 1) {
            links.add(link("page", page - 1, "prev"));
        }
        if (page < last) {
            links.add(link("page", page + 1, "next"));
            links.add(link("page", last, "last"));
        }
        if (page > 1) {
            links.add(link("page", 1, "first"));
        }
        return links.toString();
    }

    private String link(String parameter, long place, String relation) {
        StringJoiner query = new StringJoiner("&");
        context.queryParamMap().forEach((name, values) -> {
            if (!parameter.equals(name)) {
                values.forEach(value -> query.add(name + "=" + value));
            }
        });
        return "<%s?%s>; rel=\"%s\"".formatted(context.url(), query.add(parameter + "=" + place), relation);
    }
}
