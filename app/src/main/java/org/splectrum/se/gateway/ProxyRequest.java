package org.splectrum.se.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client asks of the proxy: a tunnel to a TLS server, or one file of a plain HTTP server. Every doubt about how it could be
 * read is a refusal.
 *
 * @param shown for people: written by the agent
 * @param head what goes on to a plain HTTP server; empty for a tunnel
 */
record ProxyRequest(HostName host, int port, String shown, String head) {
    private static final int LONGEST = 16 << 10;
    private static final Pattern TARGET = Pattern.compile("([A-Za-z0-9._-]{1,254}):([0-9]{1,5})");
    private static final Pattern PLAIN = Pattern.compile("http://([A-Za-z0-9._-]{1,254})(?::([0-9]{1,5}))?(/[!-~]*)?");
    private static final Pattern HEADER = Pattern.compile("([A-Za-z0-9-]+):[ \\t]*([ -~\\t]*)");

    /** Registries are read and never written. */
    private static final Set<String> READING = Set.of("GET", "HEAD");

    /** Of one connection, of a body, which reading has none of, and of the proxy. */
    private static final Set<String> LEFT_OUT = Set.of("connection", "keep-alive", "te", "upgrade", "host");

    private static final Set<String> UNWANTED = Set.of("transfer-encoding", "content-length", "trailer", "expect");

    static final int TLS = 443;
    static final int HTTP = 80;

    boolean isTunnel() {
        return head.isEmpty();
    }

    /** Why a request goes nowhere. */
    static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1;
        private final String shown;

        RefusedException(String shown, String reason) {
            super(reason);
            this.shown = shown;
        }

        /** What was asked for. */
        String shown() {
            return shown;
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    /** Reads up to the blank line; what follows stays. */
    static ProxyRequest read(InputStream in) throws IOException {
        List<String> lines = lines(in);
        String[] first = lines.getFirst().split(" ", -1);
        String shown = first.length > 1 ? first[1] : lines.getFirst();
        if (first.length != 3 || !first[2].matches("HTTP/1\\.[01]")) {
            throw new RefusedException(shown, "this is no request to a proxy");
        }
        return first[0].equals("CONNECT") ? tunnel(first[1]) : plain(first[0], first[1], lines);
    }

    private static ProxyRequest tunnel(String target) throws RefusedException {
        Matcher parts = TARGET.matcher(target);
        if (!parts.matches()) {
            throw new RefusedException(target, "a tunnel is asked for by host and port");
        }
        int port = Integer.parseInt(parts.group(2));
        if (port != TLS) {
            throw new RefusedException(target, "a tunnel leads to port 443 only");
        }
        return new ProxyRequest(host(parts.group(1), target), port, target, "");
    }

    private static ProxyRequest plain(String method, String target, List<String> lines) throws RefusedException {
        Matcher parts = PLAIN.matcher(target);
        if (!parts.matches()) {
            throw new RefusedException(target, "only http:// and a host can be asked for here");
        }
        HostName host = host(parts.group(1), target);
        String shown = host.name() + ":" + Optional.ofNullable(parts.group(2)).orElse("80");
        if (!shown.endsWith(":80")) {
            throw new RefusedException(shown, "plain HTTP goes to port 80 only");
        }
        if (!READING.contains(method)) {
            throw new RefusedException(method + " " + shown, "by plain HTTP things are read only: GET and HEAD");
        }
        String path = Optional.ofNullable(parts.group(3)).orElse("/");
        StringBuilder head = new StringBuilder(
                method + " " + URI.create(encoded(path, shown)) + " HTTP/1.1\r\nHost: " + host.name() + "\r\n");
        for (String line : lines.subList(1, lines.size())) {
            header(line, shown).ifPresent(header -> head.append(header).append("\r\n"));
        }
        return new ProxyRequest(
                host, HTTP, shown, head.append("Connection: close\r\n\r\n").toString());
    }

    private static String encoded(String path, String shown) throws RefusedException {
        if (!path.matches("[A-Za-z0-9._~!$&'()*+,;=:@/?%-]*")) {
            throw new RefusedException(shown, "the path has odd characters");
        }
        return path.replaceAll("%(?![0-9A-Fa-f]{2})", "%25");
    }

    private static Optional<String> header(String line, String shown) throws RefusedException {
        Matcher parts = HEADER.matcher(line);
        if (!parts.matches()) {
            throw new RefusedException(shown, "a header is not understood");
        }
        String name = parts.group(1).toLowerCase(Locale.ROOT);
        if (UNWANTED.contains(name)) {
            throw new RefusedException(shown, "what is read has no body: " + name);
        }
        return LEFT_OUT.contains(name) || name.startsWith("proxy-") ? Optional.empty() : Optional.of(line);
    }

    private static HostName host(String text, String target) throws RefusedException {
        return HostName.of(text)
                .orElseThrow(() ->
                        new RefusedException(target, "this is no host's name; addresses are not reached by number"));
    }

    private static List<String> lines(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int read = 0; read < LONGEST; read++) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the request was cut off");
            }
            if (next != '\n') {
                line.write(next);
                continue;
            }
            String text = line.toString(StandardCharsets.ISO_8859_1);
            line.reset();
            if (!text.endsWith("\r") || text.chars().limit(text.length() - 1L).anyMatch(c -> c < ' ' && c != '\t')) {
                throw new RefusedException(text, "the request has control characters");
            }
            if (text.length() == 1 && !lines.isEmpty()) {
                return lines;
            }
            lines.add(text.substring(0, text.length() - 1));
        }
        throw new RefusedException(lines.isEmpty() ? "a long line" : lines.getFirst(), "the request is too long");
    }
}
