package org.splectrum.se.runner.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.splectrum.se.runner.protocol.Routes;
import org.splectrum.se.runner.protocol.Session;

/**
 * Brings snapshots to the attempt's refs by git's smart HTTP, without git: its process would hold the token while the agent,
 * who has the same user, can look into it. The protocol is gitprotocol-http(5) and gitprotocol-pack(5). Thread-safe.
 */
public final class SnapshotRefs {
    private static final String PUSH = "git-receive-pack";
    private static final String NONE = "0".repeat(40);

    private final Gateway gateway;
    private final String token;

    public SnapshotRefs(Gateway gateway, String token) {
        this.gateway = gateway;
        this.token = token;
    }

    /**
     * Makes the commit the last snapshot, and what was the last the one before. Twice is the same as once.
     *
     * @param pack with every object of the commit that the server does not have
     * @throws IOException where the server did not answer or refused; the message says why
     */
    public void keep(Session session, String commit, byte[] pack) throws IOException {
        List<String> advertised = lines(gateway.repository(token, "GET", "/info/refs?service=" + PUSH, new byte[0]));
        String last = at(advertised, session.last());
        if (last.equals(commit)) {
            return;
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        line(body, last + " " + commit + " " + session.last() + "\0report-status agent=se-runner\n");
        if (!last.equals(NONE)) {
            line(body, at(advertised, session.before()) + " " + last + " " + session.before() + "\n");
        }
        body.writeBytes("0000".getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(pack);
        requireTaken(lines(gateway.repository(token, "POST", "/" + PUSH, body.toByteArray())));
    }

    private static String at(List<String> advertised, String ref) {
        return advertised.stream()
                .map(line -> line.split("[ \0]", 3))
                .filter(words -> words.length > 1 && words[1].equals(ref))
                .map(words -> words[0])
                .findFirst()
                .orElse(NONE);
    }

    private static void requireTaken(List<String> report) throws IOException {
        if (!report.contains("unpack ok")) {
            throw new IOException("the server did not take the snapshot: " + report);
        }
        for (String line : report) {
            if (line.startsWith("ng ")) {
                throw new IOException("the server refused the snapshot: " + line);
            }
        }
    }

    private static void line(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        out.writeBytes("%04x".formatted(bytes.length + 4).getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(bytes);
    }

    /** The lines of a text in the pkt-line format, without their ends; flushes are passed over. */
    private static List<String> lines(String text) throws ProtocolException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>();
        int at = 0;
        while (at + 4 <= bytes.length) {
            int length = length(new String(bytes, at, 4, StandardCharsets.US_ASCII));
            if (length > 4 && at + length <= bytes.length) {
                lines.add(new String(bytes, at + 4, length - 4, StandardCharsets.UTF_8).stripTrailing());
            }
            at += Math.max(4, length);
        }
        return lines;
    }

    private static int length(String digits) throws ProtocolException {
        try {
            return Integer.parseInt(digits, 16);
        } catch (NumberFormatException e) {
            throw new ProtocolException("not git's protocol at " + Routes.REPOSITORY);
        }
    }
}
