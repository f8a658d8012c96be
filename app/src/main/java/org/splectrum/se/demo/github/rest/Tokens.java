package org.splectrum.se.demo.github.rest;

import static java.util.Objects.requireNonNull;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.ExpiredJwtException;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.splectrum.se.demo.github.AppRegistration;
import org.splectrum.se.demo.github.Forge;
import org.splectrum.se.demo.github.Refusal;

/** Gives out tokens and knows whose they are. Thread-safe. */
public final class Tokens {
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Duration LONGEST_JWT = Duration.ofMinutes(10);
    private static final long SKEW_SECONDS = 60;
    private final Forge forge;
    private final AppRegistration app;
    private final Map<String, Caller> callers = new ConcurrentHashMap<>();

    public Tokens(Forge forge, AppRegistration app) {
        this.forge = requireNonNull(forge, "forge is null");
        this.app = requireNonNull(app, "app is null");
    }

    /** A token and what it stands for. */
    record Issued(String token, Caller.Installation installation) {}

    /** A new installation token, good for an hour. */
    Issued issue(Map<String, String> permissions, Set<Long> repositories) {
        Instant expires = forge.now().plus(LIFE);
        var installation = new Caller.Installation(app.bot(), permissions, repositories, expires);
        String token = "ghs_" + random();
        callers.put(token, installation);
        return new Issued(token, installation);
    }

    /** A new token of a person, which does not expire. */
    public String issueTo(String login, Caller.Grant grant) {
        String token = grant.prefix() + random();
        callers.put(token, new Caller.Person(login, grant));
        return token;
    }

    /** From now on nobody has this token. */
    public void revoke(String token) {
        callers.remove(token);
    }

    /** Who has this token; nothing for one that was never given out or has expired. */
    public Optional<Caller> find(String token) {
        return Optional.ofNullable(callers.get(token)).filter(this::isLive);
    }

    private boolean isLive(Caller caller) {
        return switch (caller) {
            case Caller.Installation installation -> installation.expires().isAfter(forge.now());
            case Caller.Person _ -> true;
            case Caller.App() -> true;
        };
    }

    /**
     * Who sent this {@code Authorization} header.
     *
     * @throws Refusal 401 with GitHub's words when nobody can have sent it
     */
    Caller authenticate(String header) {
        int space = header.indexOf(' ');
        String credentials = header.substring(space + 1).strip();
        if (credentials.isEmpty()) {
            throw Refusal.of(401, "Requires authentication");
        }
        boolean jwt = credentials.chars().filter(c -> c == '.').count() == 2;
        if (jwt) {
            verify(credentials);
            return new Caller.App();
        }
        Caller caller = find(credentials).orElseThrow(() -> Refusal.of(401, "Bad credentials"));
        if (isSuspended(caller)) {
            throw suspended();
        }
        return caller;
    }

    /** Whether the caller's App was suspended where it is installed. */
    public boolean isSuspended(Caller caller) {
        return caller instanceof Caller.Installation && app.suspended().isPresent();
    }

    static Refusal suspended() {
        return Refusal.of(403, "This installation has been suspended");
    }

    private void verify(String jwt) {
        Claims claims = parse(jwt);
        if (!String.valueOf(app.id()).equals(claims.getIssuer())) {
            throw Refusal.of(404, "Integration not found");
        }
        Instant now = forge.now();
        if (claims.getIssuedAt() == null || claims.getIssuedAt().toInstant().isAfter(now.plusSeconds(SKEW_SECONDS))) {
            throw Refusal.of(
                    401,
                    "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued");
        }
        Date expiration = claims.getExpiration();
        if (expiration == null) {
            throw Refusal.of(401, "Missing 'expiration time' claim ('exp') in assertion");
        }
        if (expiration.toInstant().isAfter(now.plus(LONGEST_JWT).plusSeconds(SKEW_SECONDS))) {
            throw Refusal.of(401, "'Expiration time' claim ('exp') is too far in the future");
        }
    }

    private Claims parse(String jwt) {
        try {
            return Jwts.parser()
                    .verifyWith(app.publicKey())
                    .clock(() -> Date.from(forge.now()))
                    .build()
                    .parseSignedClaims(jwt)
                    .getPayload();
        } catch (ExpiredJwtException e) {
            throw Refusal.of(
                    401,
                    "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the"
                            + " assertion expires");
        } catch (JwtException | IllegalArgumentException e) {
            throw Refusal.of(401, "A JSON web token could not be decoded");
        }
    }

    private static String random() {
        return (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "").substring(0, 36);
    }
}
