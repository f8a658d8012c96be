package org.splectrum.se.store;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;

/**
 * The stored form of a delivery's body. JSON packs to a fifth or so, and what is not written keeps no sync waiting. The
 * first byte says how the rest is to be read:
 *
 * <ul>
 *   <li>{@code P}, plain: it is the body in UTF-8, as where packing would make it no smaller;
 *   <li>{@code L}: four bytes are the number of bytes of the body, four their CRC-32C, both with the highest byte first; then
 *       comes the body as one LZ4 block.
 * </ul>
 *
 * Thread-safe. Bodies are packed by whoever asks for them to be stored: the one thread that writes has no time for it.
 *
 * @see <a href="https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md">LZ4's block format</a>
 */
final class PackedBody {
    private static final byte PLAIN = 'P';
    private static final byte LZ4 = 'L';

    private static final int FORM = 1;
    /** The form, the length and the checksum. */
    private static final int HEADER = FORM + 2 * Integer.BYTES;

    /** A byte of a block stands for no more bytes of the body than this. */
    private static final long MOST_FROM_ONE_BYTE = 255;

    /** Native code where the machine has it, which takes half of the time; else Java. */
    private static final LZ4Compressor COMPRESSOR = LZ4Factory.fastestInstance().fastCompressor();

    /** Plain Java, within whose bounds whatever a damaged disk says stays. */
    private static final LZ4SafeDecompressor DECOMPRESSOR =
            LZ4Factory.safeInstance().safeDecompressor();

    private PackedBody() {}

    /** Its stored form is not what was stored. */
    static final class Damaged extends Exception {
        private static final long serialVersionUID = 1;

        private Damaged(String what) {
            super(what);
        }
    }

    static byte[] of(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        byte[] packed = new byte[HEADER + COMPRESSOR.maxCompressedLength(bytes.length)];
        int length = COMPRESSOR.compress(bytes, 0, bytes.length, packed, HEADER);
        if (HEADER + length >= FORM + bytes.length) {
            return ByteBuffer.allocate(FORM + bytes.length)
                    .put(PLAIN)
                    .put(bytes)
                    .array();
        }
        ByteBuffer.wrap(packed).put(LZ4).putInt(bytes.length).putInt(checksum(bytes));
        return Arrays.copyOf(packed, HEADER + length);
    }

    /** @throws Damaged where these bytes were never made by {@link #of} */
    static String read(byte[] stored) throws Damaged {
        if (stored.length == 0) {
            throw new Damaged("it is empty");
        }
        return switch (stored[0]) {
            case PLAIN -> text(ByteBuffer.wrap(stored, FORM, stored.length - FORM));
            case LZ4 -> text(ByteBuffer.wrap(unpacked(stored)));
            default -> throw new Damaged("its first byte is " + stored[0] + ", which stands for nothing");
        };
    }

    private static byte[] unpacked(byte[] stored) throws Damaged {
        if (stored.length < HEADER) {
            throw new Damaged("it breaks off after " + stored.length + " bytes");
        }
        ByteBuffer header = ByteBuffer.wrap(stored, FORM, HEADER - FORM);
        int length = header.getInt();
        // Before so much memory is asked for.
        if (length < 0 || length > (stored.length - HEADER) * MOST_FROM_ONE_BYTE) {
            throw new Damaged("its " + stored.length + " bytes cannot hold " + length);
        }
        byte[] bytes = decompressed(stored, length);
        if (checksum(bytes) != header.getInt()) {
            throw new Damaged("its checksum is another one");
        }
        return bytes;
    }

    private static byte[] decompressed(byte[] stored, int length) throws Damaged {
        byte[] bytes = new byte[length];
        try {
            int found = DECOMPRESSOR.decompress(stored, HEADER, stored.length - HEADER, bytes, 0);
            if (found != length) {
                throw new Damaged("it holds " + found + " bytes and not " + length);
            }
            return bytes;
        } catch (LZ4Exception | IndexOutOfBoundsException e) {
            throw new Damaged("it is no LZ4 block: " + e.getMessage());
        }
    }

    private static String text(ByteBuffer bytes) throws Damaged {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new Damaged("it is not UTF-8");
        }
    }

    private static int checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }
}
