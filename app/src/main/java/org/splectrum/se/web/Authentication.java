package org.splectrum.se.web;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.splectrum.se.command.Identities;
import org.splectrum.se.command.Identities.Identity;

/** Lets in who shows the API's own token, or a token of GitHub by which GitHub knows a person. Thread-safe. */
final class Authentication {
    private static final String SCHEME = "Bearer ";
    private static final String CALLER = "se.caller";
    private static final String AS = " as “Authorization: Bearer …”.";

    /** Of a user of a GitHub App, of OAuth apps, of people themselves. Source: GitHub, “GitHub's token formats”. */
    private static final Pattern OF_GITHUB = Pattern.compile("(?:ghu|gho|ghp|github_pat)_[!-~]{1,2000}");

    private final byte[] expected;
    private final boolean open;
    private final Identities identities;

    Authentication(String token, Identities identities) {
        this.expected = hash(token);
        this.open = !token.isEmpty();
        this.identities = identities;
    }

    /** Who was let in with this request. */
    static Caller caller(Context context) {
        return Objects.requireNonNull(context.attribute(CALLER), "nobody was let in");
    }

    /**
     * @throws Refusal with 403 where there is no token to show, with 401 where it is another
     * @throws RuntimeException where GitHub was to be asked and did not answer
     */
    void check(Context context) {
        String header = Objects.requireNonNullElse(context.header(Header.AUTHORIZATION), "");
        boolean bearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        String token = bearer ? header.substring(SCHEME.length()).strip() : "";
        // Hashes are of one length, so that not even the token's length shows in the time this takes.
        boolean program = MessageDigest.isEqual(expected, hash(token)) && bearer && open;
        context.attribute(CALLER, program ? new Caller.Program() : person(context, token));
    }

    private Caller person(Context context, String token) {
        if (!OF_GITHUB.matcher(token).matches()) {
            throw open ? refused(context, words(token)) : closed();
        }
        return switch (identities.of(token)) {
            case Identity.Known(var login) -> new Caller.GitHubUser(login, token);
            case Identity.Unknown(var reason) -> throw refused(context, words(reason));
        };
    }

    private static Refusal refused(Context context, String detail) {
        context.header(Header.WWW_AUTHENTICATE, "Bearer realm=\"se\"");
        return new Refusal(HttpStatus.UNAUTHORIZED, detail);
    }

    private static Refusal closed() {
        return new Refusal(
                HttpStatus.FORBIDDEN,
                "The API is closed to programs, for no token is configured. Set SE_API_TOKEN (or api_token in se.yml)"
                        + " where SE is served, start it again, and send the token, or send a GitHub token of yours,"
                        + AS);
    }

    private static String words(String token) {
        return (token.isEmpty() ? "The API's token is missing." : "This is not the API's token.")
                + " Send what SE_API_TOKEN is where SE is served, or a GitHub token of yours," + AS;
    }

    private static String words(Identities.Reason reason) {
        return switch (reason) {
            case REFUSED ->
                "GitHub does not take this token: it is wrong, has ended or was taken back. Make a new one, and send"
                        + " it" + AS;
            case TOO_NARROW ->
                "This token of GitHub is not for a person's repositories. Send one with the scope “repo”" + AS;
            case OF_ANOTHER_APP ->
                "This token of GitHub was given to another GitHub App, or its person can reach no repository where SE"
                        + " is installed. Send one of SE's own App, or a personal access token," + AS;
            case NO_PERSON -> "This token of GitHub is no person's. Send one of yours, or what SE_API_TOKEN is," + AS;
        };
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.strip().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
