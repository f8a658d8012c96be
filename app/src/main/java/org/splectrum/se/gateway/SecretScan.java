package org.splectrum.se.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Looks for secrets in what is added, piece by piece, so that a large file takes no more memory than a small one. Thread-safe. */
record SecretScan(OwnSecrets own, Shapes shapes) {
    private static final int PIECE = 1 << 20;

    /** What is longer than this is no secret, and none is cut in two where pieces overlap so far. */
    private static final int OVERLAP = 4096;

    /** For the server's own secrets, and for what looks like anybody's. */
    SecretScan(OwnSecrets own) {
        this(own, SecretShapes::find);
    }

    /** Finds what looks like a secret. */
    @FunctionalInterface
    interface Shapes {
        void find(String text, SecretShapes.Found found);
    }

    /** For the server's own secrets alone. */
    SecretScan forOwn() {
        return new SecretScan(own, (text, found) -> {});
    }

    /**
     * A secret, told without it.
     *
     * @param name what it is
     * @param line from 1 upwards
     */
    record Finding(String name, int line) {}

    /** Whether a secret stood in the file before. */
    @FunctionalInterface
    interface Before {
        boolean has(String secret) throws IOException;
    }

    /** The first secret in the file that was not there before; empty where there is none. */
    Optional<Finding> of(InputStream file, Before before) throws IOException {
        String rest = "";
        int line = 1;
        while (true) {
            byte[] piece = file.readNBytes(PIECE);
            String text = rest + new String(piece, StandardCharsets.ISO_8859_1);
            Optional<Finding> found = in(text, line, before);
            if (found.isPresent() || piece.length < PIECE) {
                return found;
            }
            int cut = text.length() - OVERLAP;
            line += lines(text, cut);
            rest = text.substring(cut);
        }
    }

    private Optional<Finding> in(String text, int line, Before before) throws IOException {
        Looking looking = new Looking(text, line, before);
        own.find(text, looking);
        shapes.find(text, looking);
        return looking.result();
    }

    private static int lines(String text, int end) {
        int lines = 0;
        for (int at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) {
            lines++;
        }
        return lines;
    }

    /** Keeps the first that is new. */
    private static final class Looking implements SecretShapes.Found {
        private final String text;
        private final int line;
        private final Before before;
        private Optional<Finding> finding = Optional.empty();
        private Optional<IOException> broken = Optional.empty();

        Looking(String text, int line, Before before) {
            this.text = text;
            this.line = line;
            this.before = before;
        }

        @Override
        public void at(int offset, String secret, String name) {
            try {
                if (finding.isEmpty() && !before.has(secret)) {
                    finding = Optional.of(new Finding(name, line + lines(text, offset)));
                }
            } catch (IOException e) {
                broken = Optional.of(e);
            }
        }

        Optional<Finding> result() throws IOException {
            if (broken.isPresent()) {
                throw broken.get();
            }
            return finding;
        }
    }
}
