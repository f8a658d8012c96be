package org.splectrum.se.gateway;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.PacketLineOut;
import org.splectrum.se.runner.protocol.Routes;

/**
 * Git's smart HTTP on the one repository of an attempt, cut down to what its {@link Grant} says; the protocol is
 * <a href="https://git-scm.com/docs/gitprotocol-http">gitprotocol-http</a>.
 */
record RepositoryRoute(long pushBytes, SecretScan secrets) implements Route {
    private static final String FETCH = "git-upload-pack";
    private static final String PUSH = "git-receive-pack";

    /** What a client says it wants and has. */
    private static final long NEGOTIATION = 16 << 20;

    /** Pushes of one attempt in all, as a multiple of what one may have. */
    private static final int PUSHES = 4;

    private static final int BUFFER = 64 << 10;

    @Override
    public void answer(Exchange exchange) throws IOException {
        if (!exchange.authorised()) {
            exchange.refuseWithoutToken();
            return;
        }
        exchange.response().getHeaders().put("Cache-Control", "no-cache");
        String asked = exchange.path().substring(Routes.REPOSITORY.length());
        switch (exchange.request().getMethod() + " " + asked + "?" + exchange.query()) {
            case "GET /info/refs?service=" + FETCH -> advertise(exchange, FETCH);
            case "GET /info/refs?service=" + PUSH -> advertise(exchange, PUSH);
            case "POST /" + FETCH + "?" -> fetch(exchange);
            case "POST /" + PUSH + "?" -> push(exchange);
            default -> exchange.refuse(403, "only fetch and push by git's smart HTTP are served here");
        }
    }

    private void advertise(Exchange exchange, String service) throws IOException {
        Grant grant = Grant.of(exchange.door().order());
        if (service.equals(PUSH) && grant.pushing() instanceof Grant.Pushing.Forbidden) {
            exchange.refuse(403, "this attempt makes no commits and may not push");
            return;
        }
        try (Repository repository = open(exchange.door());
                OutputStream out = output(exchange, service, "advertisement")) {
            PacketLineOut lines = new PacketLineOut(out);
            if (service.equals(FETCH)) {
                new Fetch(repository, grant, exchange.header("Git-Protocol")).advertise(lines);
            } else {
                new Push(repository, grant, limits(exchange.door())).advertise(lines);
            }
        }
    }

    private void fetch(Exchange exchange) throws IOException {
        Grant grant = Grant.of(exchange.door().order());
        try (Repository repository = open(exchange.door());
                OutputStream out = output(exchange, FETCH, "result")) {
            new Fetch(repository, grant, exchange.header("Git-Protocol")).serve(body(exchange, NEGOTIATION), out);
        }
    }

    private void push(Exchange exchange) throws IOException {
        Door door = exchange.door();
        long left = PUSHES * pushBytes - door.tally().pushed().get();
        if (left <= 0) {
            exchange.refuse(403, "this attempt has pushed too much");
            return;
        }
        Grant grant = Grant.of(door.order());
        LimitedBody body = body(exchange, left);
        try (Repository repository = open(door);
                OutputStream out = output(exchange, PUSH, "result")) {
            new Push(repository, grant, limits(door)).receive(body, out);
            body.transferTo(OutputStream.nullOutputStream()); // git reads the answer only when all is sent
        } finally {
            door.tally().pushed().addAndGet(body.count());
        }
    }

    private PushLimits limits(Door door) throws IOException {
        return PushLimits.of(
                pushBytes, door.order().checkout().outputRef(), door.permit().protect(), secrets);
    }

    private static Repository open(Door door) throws IOException {
        Repository repository = new FileRepositoryBuilder()
                .setGitDir(door.mirror().toFile())
                .setBare()
                .setMustExist(true)
                .build();
        repository.getConfig().setBoolean(ConfigConstants.CONFIG_RECEIVE_SECTION, null, "autogc", false);
        return repository;
    }

    private static OutputStream output(Exchange exchange, String service, String kind) {
        return new BufferedOutputStream(exchange.stream(200, "application/x-" + service + "-" + kind), BUFFER);
    }

    private static LimitedBody body(Exchange exchange, long limit) throws IOException {
        InputStream body = new BufferedInputStream(exchange.body(), BUFFER);
        return new LimitedBody(
                exchange.header("Content-Encoding").equals("gzip") ? new GZIPInputStream(body, BUFFER) : body, limit);
    }
}
