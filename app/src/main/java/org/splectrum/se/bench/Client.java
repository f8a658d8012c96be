package org.splectrum.se.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One kept connection that sends a delivery, waits for its answer, and sends the next. For one thread. */
final class Client implements AutoCloseable {
    private static final int ANSWER = 16 * 1024;
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)");
    private static final String END_OF_HEADERS = "\r\n\r\n";
    private static final String END_OF_CHUNKS = "\r\n0\r\n\r\n";

    private final SocketChannel channel;
    private final SignedDelivery delivery;
    private final ByteBuffer request;
    private final ByteBuffer answer = ByteBuffer.allocateDirect(ANSWER);

    Client(int port, SignedDelivery delivery, Selector selector) throws IOException {
        this.delivery = delivery;
        this.request = delivery.request();
        channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    void send() throws IOException {
        delivery.renew(request);
        while (request.hasRemaining()) {
            // A request is smaller than what the kernel keeps for a connection: this writes once.
            channel.write(request);
        }
    }

    /**
     * Takes what has come.
     *
     * @return whether the answer is complete
     * @throws IllegalStateException where it is not 2xx
     */
    boolean receive() throws IOException {
        if (channel.read(answer) < 0) {
            throw new EOFException("the server closed a connection");
        }
        String text =
                StandardCharsets.ISO_8859_1.decode(answer.duplicate().flip()).toString();
        int headers = text.indexOf(END_OF_HEADERS);
        if (headers < 0 || !complete(text, headers)) {
            return false;
        }
        if (!text.startsWith("HTTP/1.1 2")) {
            throw new IllegalStateException("a delivery was answered: " + text);
        }
        answer.clear();
        return true;
    }

    private static boolean complete(String text, int headers) {
        Matcher length = LENGTH.matcher(text).region(0, headers);
        return length.find()
                ? text.length() - headers - END_OF_HEADERS.length() >= Integer.parseInt(length.group(1))
                : text.endsWith(END_OF_CHUNKS);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
