package org.splectrum.se.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackGaugeTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void what_a_pack_grows_to_is_known_exactly_however_it_arrives(long seed) throws IOException {
        Random random = new Random(seed);
        int large = 1000 + random.nextInt(5000);
        int small = random.nextInt(100);
        byte[] push = push(blob(large), blob(0), delta(3, 700), blob(small));
        long exact = (long) large + small + 700 + 3; // the delta itself has three bytes
        assertThat(read(push, exact, random)).as("seed %s", seed).isEqualTo(push);
        assertThatThrownBy(() -> read(push, exact - 1, random))
                .as("seed %s", seed)
                .hasMessageContaining("grows to more than " + (exact - 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void what_is_no_pack_passes_as_it_is(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] noise = new byte[5000];
        random.nextBytes(noise);
        assertThat(read(noise, Long.MAX_VALUE, random)).as("seed %s", seed).isEqualTo(noise);
    }

    @ParameterizedTest
    @ValueSource(ints = {1 << 20, 1 << 30})
    void a_delta_that_promises_much_is_refused_before_it_keeps_it(int promised) throws IOException {
        byte[] push = push(delta(3, promised));
        assertThatThrownBy(() -> read(push, promised - 1, new Random(1))).hasMessageContaining("grows to more");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100_000})
    void an_object_that_is_larger_than_it_says_is_refused(int more) throws IOException {
        ByteArrayOutputStream lying = new ByteArrayOutputStream();
        header(lying, 3, 5);
        deflate(lying, new byte[5 + more]);
        byte[] push = push(lying.toByteArray());
        assertThatThrownBy(() -> read(push, Long.MAX_VALUE, new Random(1))).hasMessageContaining("larger than it says");
    }

    private static byte[] read(byte[] push, long limit, Random random) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try (PackGauge gauge = new PackGauge(new ByteArrayInputStream(push), limit)) {
            byte[] buffer = new byte[64];
            for (int count = 0; count >= 0; count = gauge.read(buffer, 0, 1 + random.nextInt(63))) {
                read.write(buffer, 0, count);
            }
        }
        return read.toByteArray();
    }

    private static byte[] push(byte[]... objects) throws IOException {
        ByteArrayOutputStream push = new ByteArrayOutputStream();
        push.writeBytes("0008abcd0000PACK".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        push.writeBytes(ByteBuffer.allocate(8).putInt(2).putInt(objects.length).array());
        for (byte[] object : objects) {
            push.writeBytes(object);
        }
        byte[] trailer = new byte[20];
        java.util.Arrays.fill(trailer, (byte) 0xff);
        push.writeBytes(trailer);
        return push.toByteArray();
    }

    private static byte[] blob(int size) throws IOException {
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        header(object, 3, size);
        deflate(object, new byte[size]);
        return object.toByteArray();
    }

    private static byte[] delta(int from, int to) throws IOException {
        ByteArrayOutputStream delta = new ByteArrayOutputStream();
        varint(delta, from);
        varint(delta, to);
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        header(object, 7, delta.size());
        object.writeBytes(new byte[20]);
        deflate(object, delta.toByteArray());
        return object.toByteArray();
    }

    private static void header(ByteArrayOutputStream out, int type, int size) {
        int first = (type << 4) | (size & 15);
        int rest = size >>> 4;
        out.write(rest > 0 ? first | 0x80 : first);
        if (rest > 0) {
            varint(out, rest);
        }
    }

    private static void varint(ByteArrayOutputStream out, int value) {
        int left = value;
        while (left > 0x7f) {
            out.write((left & 0x7f) | 0x80);
            left >>>= 7;
        }
        out.write(left);
    }

    private static void deflate(ByteArrayOutputStream out, byte[] data) throws IOException {
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(data);
        }
    }
}
