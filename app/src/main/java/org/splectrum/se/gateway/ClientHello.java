package org.splectrum.se.gateway;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The first words of a TLS connection (RFC 8446, section 4.1.2), in which a client names the server that it means (RFC 6066,
 * section 3): what it says there must be what it said to the proxy, or another host behind the same address would answer.
 *
 * @param bytes all that was read, to be passed on
 * @param server empty where none is named, or it cannot be read
 */
@SuppressWarnings("ArrayRecordComponent")
record ClientHello(byte[] bytes, Optional<HostName> server) {
    private static final int HANDSHAKE = 22;
    private static final int CLIENT_HELLO = 1;
    private static final int RECORD = 1 << 14;
    private static final int LONGEST = 64 << 10;
    private static final int SERVER_NAME = 0;
    private static final int ENCRYPTED = 0xfe0d;

    /** Reads the whole of it, over as many records as it takes. */
    static ClientHello read(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        int length = 4;
        while (message.size() < length) {
            byte[] header = exactly(in, 5, all);
            int size = (header[3] & 0xff) << 8 | (header[4] & 0xff);
            if (header[0] != HANDSHAKE || header[1] != 3 || size == 0 || size > RECORD) {
                return new ClientHello(all.toByteArray(), Optional.empty());
            }
            message.writeBytes(exactly(in, size, all));
            if (message.size() >= 4) {
                byte[] begun = message.toByteArray();
                length = 4 + ((begun[1] & 0xff) << 16 | (begun[2] & 0xff) << 8 | (begun[3] & 0xff));
                if (begun[0] != CLIENT_HELLO || length > LONGEST) {
                    return new ClientHello(all.toByteArray(), Optional.empty());
                }
            }
        }
        return new ClientHello(all.toByteArray(), server(ByteBuffer.wrap(message.toByteArray(), 4, length - 4)));
    }

    private static byte[] exactly(InputStream in, int count, ByteArrayOutputStream all) throws IOException {
        byte[] bytes = in.readNBytes(count);
        all.writeBytes(bytes);
        if (bytes.length < count) {
            throw new EOFException("the client ended");
        }
        return bytes;
    }

    private static Optional<HostName> server(ByteBuffer hello) {
        try {
            hello.position(hello.position() + 2 + 32);
            skip(hello, hello.get() & 0xff);
            skip(hello, hello.getShort() & 0xffff);
            skip(hello, hello.get() & 0xff);
            int end = hello.position() + 2 + (hello.getShort(hello.position()) & 0xffff);
            hello.getShort();
            Optional<HostName> found = Optional.empty();
            while (hello.position() < end) {
                int kind = hello.getShort() & 0xffff;
                ByteBuffer extension = slice(hello);
                if (kind == ENCRYPTED || (kind == SERVER_NAME && found.isPresent())) {
                    return Optional.empty(); // there is another name inside, or a second one
                }
                if (kind == SERVER_NAME) {
                    found = name(extension);
                }
            }
            return found;
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    private static Optional<HostName> name(ByteBuffer extension) {
        ByteBuffer list = slice(extension);
        boolean isHost = list.get() == 0;
        ByteBuffer name = slice(list);
        return isHost && !list.hasRemaining() && !extension.hasRemaining()
                ? HostName.of(StandardCharsets.ISO_8859_1.decode(name).toString())
                : Optional.empty();
    }

    /** What stands behind a length of two bytes. */
    private static ByteBuffer slice(ByteBuffer from) {
        int length = from.getShort() & 0xffff;
        ByteBuffer slice = from.slice(from.position(), length);
        skip(from, length);
        return slice;
    }

    private static void skip(ByteBuffer buffer, int count) {
        buffer.position(buffer.position() + count);
    }
}
