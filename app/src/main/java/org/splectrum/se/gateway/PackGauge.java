package org.splectrum.se.gateway;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The body of a push, which measures what its pack grows to while it is read, so that a pack bomb is refused before anybody has
 * inflated it: the sum of all objects' sizes, those of deltas' results included, has a limit. The pack's format is that of
 * <a href="https://git-scm.com/docs/gitformat-pack">gitformat-pack</a>; what does not keep to it is left for the reader to refuse.
 */
final class PackGauge extends FilterInputStream {
    private static final int HEADER = 12;
    private static final int NAME = 20;
    private static final int REF_DELTA = 7;
    private static final int OFS_DELTA = 6;

    private final long limit;
    private final Inflater inflater = new Inflater();
    private final byte[] inflated = new byte[64 << 10];
    private State state = State.LENGTH;
    private int left = 4;
    private int number;
    private int type;
    private long grown;
    private long objects;
    private long declared;
    private int varint;
    private long value;
    private int shift;

    private enum State {
        /** Of a line of commands, four hexadecimal digits. */
        LENGTH,
        LINE,
        PACK_HEADER,
        OBJECT_HEADER,
        OFFSET,
        REFERENCE,
        DATA,
        /** Behind the last object, and where it is no pack. */
        NOT_UNDERSTOOD
    }

    PackGauge(InputStream body, long limit) {
        super(body);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        for (int at = offset; at < offset + count; ) {
            at = state == State.DATA ? data(buffer, at, offset + count) : step(buffer[at++] & 0xff, at);
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] passed = new byte[(int) Math.min(count, 8192)];
        return Math.max(0, read(passed, 0, passed.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        super.close();
    }

    private int step(int next, int at) throws IOException {
        switch (state) {
            case LENGTH -> length(next);
            case LINE -> count(State.LENGTH, 4);
            case PACK_HEADER -> packHeader(next);
            case OBJECT_HEADER -> header(next);
            case OFFSET -> {
                if ((next & 0x80) == 0) {
                    beginData();
                }
            }
            case REFERENCE -> {
                if (--left == 0) {
                    beginData();
                }
            }
            case DATA, NOT_UNDERSTOOD -> {}
        }
        return at;
    }

    private void length(int next) {
        number = number * 16 + Math.max(0, Character.digit(next, 16));
        if (--left == 0) {
            boolean flush = number == 0;
            state = flush ? State.PACK_HEADER : State.LINE;
            left = flush ? HEADER : number - 4;
            number = 0;
            if (left <= 0) {
                state = State.NOT_UNDERSTOOD;
            }
        }
    }

    private void count(State next, int nextLeft) {
        if (--left == 0) {
            state = next;
            left = nextLeft;
            number = 0;
        }
    }

    /** Its last four bytes are the number of objects. */
    private void packHeader(int next) {
        objects = ((objects << 8) & 0xffff_ffffL) | next;
        if (--left == 0) {
            state = objects == 0 ? State.NOT_UNDERSTOOD : State.OBJECT_HEADER;
        }
    }

    private void header(int next) throws IOException {
        if (shift == 0) {
            type = (next >> 4) & 7;
            value = next & 15;
            shift = 4;
        } else {
            value |= (long) (next & 0x7f) << Math.min(shift, 56);
            shift += 7;
        }
        if ((next & 0x80) != 0) {
            return;
        }
        grow(value);
        declared = value;
        shift = 0;
        switch (type) {
            case OFS_DELTA -> state = State.OFFSET;
            case REF_DELTA -> {
                state = State.REFERENCE;
                left = NAME;
            }
            default -> beginData();
        }
    }

    private void beginData() {
        state = State.DATA;
        inflater.reset();
        varint = type == OFS_DELTA || type == REF_DELTA ? 0 : 2;
        value = 0;
        shift = 0;
    }

    /** Behind the data of one object comes the header of the next, or the trailer, which ends all. */
    private int data(byte[] buffer, int at, int end) throws IOException {
        inflater.setInput(buffer, at, end - at);
        try {
            while (true) {
                int count = inflater.inflate(inflated);
                declared -= count;
                if (declared < 0) {
                    throw new IOException("an object of the pack is larger than it says");
                }
                for (int i = 0; i < count && varint < 2; i++) {
                    deltaHeader(inflated[i] & 0xff);
                }
                if (inflater.finished()) {
                    state = --objects == 0 ? State.NOT_UNDERSTOOD : State.OBJECT_HEADER;
                    value = 0;
                    shift = 0;
                    return end - inflater.getRemaining();
                }
                if (count == 0) {
                    return end;
                }
            }
        } catch (DataFormatException _) {
            state = State.NOT_UNDERSTOOD;
            return end;
        }
    }

    /** A delta begins with the size of what it is applied to, and that of what comes of it. */
    private void deltaHeader(int next) throws IOException {
        value |= (long) (next & 0x7f) << Math.min(shift, 56);
        shift += 7;
        if ((next & 0x80) == 0) {
            if (++varint == 2) {
                grow(value);
            }
            value = 0;
            shift = 0;
        }
    }

    private void grow(long size) throws IOException {
        grown += Math.max(0, size);
        if (size < 0 || grown > limit || grown < 0) {
            throw new IOException("the pack grows to more than " + limit + " bytes");
        }
    }
}
