package org.splectrum.se.demo.github.transport;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.http.server.GitFilter;
import org.splectrum.se.demo.github.Forge;
import org.splectrum.se.demo.github.Repository;
import org.splectrum.se.demo.github.rest.Caller;
import org.splectrum.se.demo.github.rest.Fault;
import org.splectrum.se.demo.github.rest.Faults;
import org.splectrum.se.demo.github.rest.Need;
import org.splectrum.se.demo.github.rest.Tokens;

/**
 * Lets git clients in with Basic authentication, the token as password: to fetch with {@code contents: read}, to push
 * with {@code contents: write}. Stricter than GitHub, which lets anybody fetch what is public. Other requests pass by.
 */
public final class GitDoor implements Filter {
    /** The request attribute under which the login of the caller stands. */
    static final String LOGIN = GitDoor.class.getName() + ".login";

    private final Forge forge;
    private final Tokens tokens;
    private final Faults faults;
    private final GitFilter git;

    public GitDoor(Forge forge, Tokens tokens, Faults faults) {
        this.forge = requireNonNull(forge, "forge is null");
        this.tokens = requireNonNull(tokens, "tokens is null");
        this.faults = requireNonNull(faults, "faults is null");
        this.git = new GitServing(forge).filter();
    }

    @Override
    public void init(FilterConfig config) throws ServletException {
        git.init(config);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var http = (HttpServletRequest) request;
        Optional<GitRequest> asked = GitRequest.of(http);
        if (asked.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        int refusal = refuse(http, asked.get());
        if (refusal == HttpServletResponse.SC_OK) {
            git.doFilter(request, response, chain);
            return;
        }
        var answer = (HttpServletResponse) response;
        if (refusal == HttpServletResponse.SC_UNAUTHORIZED) {
            answer.setHeader("WWW-Authenticate", "Basic realm=\"GitHub\"");
        }
        answer.setStatus(refusal);
    }

    /** The status to refuse with, or 200. */
    private int refuse(HttpServletRequest http, GitRequest asked) {
        Optional<Fault> fault = faults.next(http.getMethod(), http.getRequestURI());
        if (fault.isPresent()) {
            switch (fault.get()) {
                case Fault.Refused(var status, var _, var _) -> {
                    return status;
                }
                case Fault.AnswerLost(var status) -> {
                    return status;
                }
                case Fault.Held(var gate) -> gate.pass();
            }
        }
        Optional<Caller> caller = tokens.find(asked.token());
        if (caller.isEmpty()) {
            return HttpServletResponse.SC_UNAUTHORIZED;
        }
        if (tokens.isSuspended(caller.get())) {
            return HttpServletResponse.SC_FORBIDDEN;
        }
        Optional<Repository> repository = forge.findRepository(asked.repository());
        if (repository.isEmpty()) {
            return HttpServletResponse.SC_NOT_FOUND;
        }
        Need.Permission need = asked.push() ? Need.write("contents") : Need.read("contents");
        if (!forge.read(() -> need.heldBy(caller.get(), repository.get()))) {
            return HttpServletResponse.SC_FORBIDDEN;
        }
        http.setAttribute(LOGIN, login(caller.get()));
        return HttpServletResponse.SC_OK;
    }

    private static String login(Caller caller) {
        return switch (caller) {
            case Caller.Installation installation -> installation.login();
            case Caller.Person(var login, var _) -> login;
            case Caller.App() -> throw new IllegalStateException("a JWT is not found among the tokens");
        };
    }
}
