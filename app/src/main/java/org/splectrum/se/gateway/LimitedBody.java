package org.splectrum.se.gateway;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body of which no more than a number of bytes is read. Closing it leaves what is below open. */
final class LimitedBody extends FilterInputStream {
    private final long limit;
    private long read;

    LimitedBody(InputStream body, long limit) {
        super(body);
        this.limit = limit;
    }

    long count() {
        return read;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) {
            advance(1);
        }
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count > 0) {
            advance(count);
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        advance(skipped);
        return skipped;
    }

    /**
     * Never 0: JGit's own limit takes a body of which nothing has arrived just now for one that has ended, and would then call
     * a pack that is too large a truncated one.
     */
    @Override
    public int available() throws IOException {
        return Math.max(1, super.available());
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() {}

    private void advance(long count) throws TooLargeException {
        read += count;
        if (read > limit) {
            throw new TooLargeException(limit);
        }
    }

    /** There was more than the limit. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1;

        TooLargeException(long limit) {
            super("more than " + limit + " bytes");
        }
    }
}
