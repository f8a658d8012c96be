package org.splectrum.se.store;

import java.util.Random;

/** Text that cannot be packed, for tests that want the disk to see all of it. */
final class Noise {
    private Noise() {}

    /** So many characters of ASCII, the same each time. */
    static String of(int length) {
        return new Random(length)
                .ints(length, '!', '~')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
