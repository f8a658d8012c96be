package org.splectrum.se.runner;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.splectrum.se.runner.protocol.Acknowledged;
import org.splectrum.se.runner.protocol.Envelope;
import org.splectrum.se.runner.protocol.Inquiry;
import org.splectrum.se.runner.protocol.Message;
import org.splectrum.se.runner.protocol.Ruling;
import org.splectrum.se.runner.protocol.Wire;

/** The server's side of the socket: orders, messages, and a repository served by git's own http-backend. */
public final class FakeGateway implements AutoCloseable {
    public static final String TOKEN = "token-of-the-attempt";

    private final Path socket;
    private final Path repositories;
    private final List<Envelope> kept = new CopyOnWriteArrayList<>();
    private volatile String order = "";
    private volatile boolean late;
    private volatile boolean losing;
    private String claimed = "";
    private volatile int refusals;
    private final AtomicInteger breaks = new AtomicInteger();
    private volatile int acknowledgeAtMost = Integer.MAX_VALUE;
    private volatile Function<Inquiry, Ruling> rules = inquiry -> new Ruling.Open();
    private ServerSocketChannel listener;

    /** Serves {@code repository.git} below the folder. */
    public FakeGateway(Path socket, Path repositories) throws IOException {
        this.socket = socket;
        this.repositories = repositories;
        listener = listen();
    }

    public void offer(Object newOrder) throws IOException {
        order = newOrder instanceof String text ? text : Wire.mapper().writeValueAsString(newOrder);
    }

    /** Whoever asks for the order before it is there is told that it is not written yet. */
    public void keepWaiting() {
        late = true;
    }

    /** The first answer with the order gets lost; who asks again with the same word is answered again. */
    public void loseOrder() {
        losing = true;
    }

    /** What is said about conflicts from now on. */
    public void rule(Function<Inquiry, Ruling> newRules) {
        rules = newRules;
    }

    /** So many batches of messages are answered with 503 first. */
    public void refuse(int batches) {
        refusals = batches;
    }

    /** So many requests about the repository are done, and the connection then ends without an answer. */
    public void breakOff(int answers) {
        breaks.set(answers);
    }

    /** The next batch is kept only so far. */
    public void keepOnly(int envelopes) {
        acknowledgeAtMost = envelopes;
    }

    /** The next runner's messages count from 1 again. */
    public void forget() {
        kept.clear();
    }

    public void restart() throws IOException {
        close();
        listener = listen();
    }

    public List<Envelope> kept() {
        return List.copyOf(kept);
    }

    public List<Message> messages() {
        return kept.stream().map(Envelope::message).toList();
    }

    public <T extends Message> List<T> messages(Class<T> type) {
        return messages().stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        Files.deleteIfExists(socket);
    }

    private ServerSocketChannel listen() throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        channel.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(() -> {
            while (channel.isOpen()) {
                try {
                    SocketChannel connection = channel.accept();
                    Thread.ofVirtual().start(() -> serve(connection));
                } catch (IOException e) {
                    return;
                }
            }
        });
        return channel;
    }

    private void serve(SocketChannel connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(Channels.newInputStream(connection));
            OutputStream out = Channels.newOutputStream(connection);
            Request request = Request.read(in);
            if (request.path().startsWith("/repository.git")) {
                byte[] whole = authorised(request) ? repository(request) : answer(401, "");
                boolean broken = breaks.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
                out.write(whole, 0, broken ? 0 : whole.length);
            } else if (request.path().equals("/resolutions")) {
                out.write(authorised(request) ? rule(request) : answer(401, ""));
            } else {
                out.write(request.path().equals("/order") ? takeOrder(request) : keep(request));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean authorised(Request request) {
        return ("Bearer " + TOKEN).equals(request.headers().get("authorization"));
    }

    private synchronized byte[] takeOrder(Request request) {
        String claimant = request.headers().getOrDefault("se-claimant", "");
        if (order.isEmpty()) {
            return answer(late ? 503 : 409, "");
        }
        if (!claimed.isEmpty() && !claimed.equals(claimant)) {
            return answer(409, "");
        }
        if (losing) {
            losing = false;
            claimed = claimant;
            return new byte[0];
        }
        String taken = order;
        order = "";
        claimed = "";
        return answer(200, taken);
    }

    private synchronized byte[] keep(Request request) throws IOException {
        if (!authorised(request)) {
            return answer(401, "");
        }
        if (refusals > 0) {
            refusals--;
            return answer(503, "");
        }
        int added = 0;
        for (String line : new String(request.body(), StandardCharsets.UTF_8).split("\n", 0)) {
            Envelope envelope = Wire.mapper().readValue(line, Envelope.class);
            if (envelope.sequence() == kept.size() + 1 && added < acknowledgeAtMost) {
                kept.add(envelope);
                added++;
            }
        }
        acknowledgeAtMost = Integer.MAX_VALUE;
        return answer(200, Wire.mapper().writeValueAsString(new Acknowledged(kept.size())));
    }

    private byte[] rule(Request request) throws IOException {
        Inquiry inquiry = Wire.mapper().readValue(request.body(), Inquiry.class);
        return answer(200, Wire.mapper().writeValueAsString(rules.apply(inquiry)));
    }

    private byte[] repository(Request request) throws IOException {
        ProcessBuilder backend = new ProcessBuilder("git", "-c", "http.receivepack=true", "http-backend");
        Map<String, String> variables = backend.environment();
        String[] pathAndQuery = request.path().split("\\?", 2);
        variables.put("GIT_PROJECT_ROOT", repositories.toString());
        variables.put("GIT_HTTP_EXPORT_ALL", "1");
        variables.put("PATH_INFO", pathAndQuery[0]);
        variables.put("QUERY_STRING", pathAndQuery.length > 1 ? pathAndQuery[1] : "");
        variables.put("REQUEST_METHOD", request.method());
        variables.put("CONTENT_TYPE", request.headers().getOrDefault("content-type", ""));
        variables.put("HTTP_CONTENT_ENCODING", request.headers().getOrDefault("content-encoding", ""));
        variables.put("GIT_PROTOCOL", request.headers().getOrDefault("git-protocol", ""));
        variables.put("CONTENT_LENGTH", Integer.toString(request.body().length));
        Process process = backend.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (OutputStream input = process.getOutputStream()) {
            input.write(request.body());
        }
        byte[] printed = process.getInputStream().readAllBytes();
        String head = new String(printed, 0, Math.min(printed.length, 200), StandardCharsets.ISO_8859_1);
        String status = head.startsWith("Status: ") ? head.substring(8, 11) : "200";
        return concat(("HTTP/1.1 " + status + " x\r\nConnection: close\r\n").getBytes(StandardCharsets.UTF_8), printed);
    }

    private static byte[] answer(int status, String body) {
        String chunk = body.isEmpty()
                ? ""
                : Integer.toHexString(body.getBytes(StandardCharsets.UTF_8).length) + "\r\n" + body + "\r\n";
        String head = "HTTP/1.1 " + status + " x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n";
        return (head + chunk + "0\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Request(String method, String path, Map<String, String> headers, byte[] body) {
        static Request read(InputStream in) throws IOException {
            String[] first = line(in).split(" ", 3);
            Map<String, String> headers = new HashMap<>();
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                int colon = header.indexOf(':');
                headers.put(
                        header.substring(0, colon).toLowerCase(Locale.ROOT),
                        header.substring(colon + 1).strip());
            }
            byte[] body = headers.containsKey("transfer-encoding")
                    ? chunks(in)
                    : in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
            return new Request(first[0], first[1], headers, body);
        }

        private static byte[] chunks(InputStream in) throws IOException {
            List<byte[]> chunks = new ArrayList<>();
            for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
                chunks.add(in.readNBytes(size));
                line(in);
            }
            return chunks.stream().reduce(new byte[0], FakeGateway::concat);
        }

        private static String line(InputStream in) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new IOException("the request was cut off");
                }
                line.append((char) next);
            }
            return line.toString().strip();
        }
    }
}
