package org.splectrum.se.runner.gateway;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * One HTTP/1.1 request and its answer over a Unix socket, which java.net.http cannot do. Framing follows RFC 9112,
 * section 6: chunked, a length, or up to the end of the connection.
 */
final class Exchange {
    private static final int MAX_BODY = 16 << 20;

    private Exchange() {}

    /** Interrupting the thread ends the exchange: the channel is closed under it. */
    static Reply send(Path socket, String head, byte[] body) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            String headers = head + "Host: gateway\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n\r\n";
            write(channel, headers.getBytes(StandardCharsets.ISO_8859_1));
            write(channel, body);
            return read(Channels.newInputStream(channel));
        }
    }

    private static void write(SocketChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static Reply read(InputStream raw) throws IOException {
        InputStream in = new BufferedInputStream(raw);
        String status = line(in);
        if (!status.startsWith("HTTP/1.") || status.length() < 12) {
            throw new ProtocolException("not an HTTP answer");
        }
        boolean chunked = false;
        long length = -1;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = number(lower.substring("content-length:".length()).strip(), 10);
            }
            chunked |= lower.startsWith("transfer-encoding:") && lower.endsWith("chunked");
        }
        byte[] body = chunked ? chunks(in) : length < 0 ? in.readNBytes(MAX_BODY) : exactly(in, length);
        return new Reply((int) number(status.substring(9, 12), 10), new String(body, StandardCharsets.UTF_8));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String size = line(in);
            int extension = size.indexOf(';');
            long length = number((extension < 0 ? size : size.substring(0, extension)).strip(), 16);
            if (length == 0) {
                return body.toByteArray();
            }
            body.write(exactly(in, length));
            if (body.size() > MAX_BODY) {
                throw new ProtocolException("the answer is too long");
            }
            line(in);
        }
    }

    private static byte[] exactly(InputStream in, long length) throws IOException {
        if (length < 0 || length > MAX_BODY) {
            throw new ProtocolException("the answer's length is out of range: " + length);
        }
        byte[] bytes = in.readNBytes((int) length);
        if (bytes.length < length) {
            throw new EOFException("the answer was cut off");
        }
        return bytes;
    }

    private static long number(String digits, int radix) throws ProtocolException {
        try {
            return Long.parseLong(digits, radix);
        } catch (NumberFormatException e) {
            throw new ProtocolException("not a number in the answer: " + digits);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.length() > 8192) {
                throw new EOFException("the answer was cut off");
            }
            line.append((char) next);
        }
        int end = line.length() - 1;
        return end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
    }

    /** What the gateway answered; the body is UTF-8. */
    record Reply(int status, String body) {}
}
