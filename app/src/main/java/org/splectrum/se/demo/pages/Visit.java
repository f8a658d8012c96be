package org.splectrum.se.demo.pages;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import java.util.Optional;
import org.splectrum.se.demo.github.CheckRun;
import org.splectrum.se.demo.github.Forge;
import org.splectrum.se.demo.github.Issue;
import org.splectrum.se.demo.github.Pull;
import org.splectrum.se.demo.github.Refusal;
import org.splectrum.se.demo.github.Repository;
import org.splectrum.se.demo.github.RepositoryName;
import org.splectrum.se.demo.github.Role;
import org.splectrum.se.demo.github.User;

/** One request of a browser. What its address names and is not there is a {@link Refusal} with 404. */
final class Visit {
    /** The cookie that remembers as whom a form was sent last. */
    static final String AS = "as";

    private final Context context;
    private final Forge forge;

    Visit(Context context, Forge forge) {
        this.context = requireNonNull(context, "context is null");
        this.forge = requireNonNull(forge, "forge is null");
    }

    Repository repository() {
        return forge.repository(new RepositoryName(path("owner"), path("repo")));
    }

    Look look() {
        return new Look(repository(), forge.now());
    }

    Issue issue() {
        return repository().issue((int) number()).orElseThrow(Refusal::notFound);
    }

    Pull pull() {
        return repository().pull((int) number()).orElseThrow(Refusal::notFound);
    }

    CheckRun check() {
        return repository().check(number()).orElseThrow(Refusal::notFound);
    }

    String path(String name) {
        return context.pathParam(name);
    }

    private long number() {
        String digits = path("number");
        if (!digits.matches("\\d{1,9}")) {
            throw Refusal.notFound();
        }
        return Long.parseLong(digits);
    }

    /** A field of the form; empty when it was not sent. */
    String field(String name) {
        return Optional.ofNullable(context.formParam(name)).orElse("");
    }

    /**
     * The person in whose name the form was sent.
     *
     * @throws Refusal 403 when it is nobody that GitHub would let do this
     */
    String person(Role atLeast) {
        String login = field(AS);
        boolean known = forge.findUser(login)
                .filter(user -> user.kind() == User.Kind.PERSON)
                .isPresent();
        if (!known || !repository().role(login).covers(atLeast)) {
            throw Refusal.of(403, "That takes the role " + atLeast.word() + " on this repository.");
        }
        return login;
    }

    /** As whom the form was sent last, or nothing. */
    String lastPerson() {
        return Optional.ofNullable(context.cookie(AS)).orElse("");
    }
}
