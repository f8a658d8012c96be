package org.splectrum.se.demo.github.transport;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.splectrum.se.demo.github.RepositoryName;

/** A request of a git client: which repository, whether to push, and with what token. */
record GitRequest(RepositoryName repository, boolean push, String token) {
    private static final Pattern PATH =
            Pattern.compile("/([^/]+)/([^/]+?)(?:\\.git)?/(info/refs|git-upload-pack|git-receive-pack)");
    private static final String PUSH = "git-receive-pack";

    GitRequest {
        requireNonNull(repository, "repository is null");
        requireNonNull(token, "token is null");
    }

    /** The request if a git client made it, judged by its path. */
    static Optional<GitRequest> of(HttpServletRequest request) {
        Matcher path = PATH.matcher(request.getRequestURI());
        if (!path.matches()) {
            return Optional.empty();
        }
        boolean push = PUSH.equals(path.group(3)) || PUSH.equals(request.getParameter("service"));
        return Optional.of(new GitRequest(new RepositoryName(path.group(1), path.group(2)), push, token(request)));
    }

    private static String token(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return "";
        }
        try {
            byte[] plain = Base64.getDecoder().decode(header.substring(6).strip());
            String credentials = new String(plain, StandardCharsets.UTF_8);
            return credentials.substring(credentials.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
