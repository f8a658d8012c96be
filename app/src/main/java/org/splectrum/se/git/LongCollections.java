package org.splectrum.se.git;

import java.util.Arrays;

/** Collections of numbers above 0 that are made without an object for each. */
final class LongCollections {
    private LongCollections() {}

    /** Not thread-safe. */
    static final class Stack {
        private long[] values = new long[16];
        private int size;

        boolean isEmpty() {
            return size == 0;
        }

        void push(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        long pop() {
            return values[--size];
        }
    }

    /** A set. Not thread-safe. */
    static final class Hashed {
        private long[] values = new long[64];
        private int size;

        /** Whether it was not there before. */
        boolean add(long value) {
            if (size * 2 >= values.length) {
                long[] before = values;
                values = new long[before.length * 2];
                for (long each : before) {
                    if (each != 0) {
                        values[slot(each)] = each;
                    }
                }
            }
            int slot = slot(value);
            if (values[slot] == value) {
                return false;
            }
            values[slot] = value;
            size++;
            return true;
        }

        private int slot(long value) {
            int mask = values.length - 1;
            int slot = (int) ((value * 0x9E3779B97F4A7C15L) >>> 32) & mask;
            while (values[slot] != 0 && values[slot] != value) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }
    }
}
