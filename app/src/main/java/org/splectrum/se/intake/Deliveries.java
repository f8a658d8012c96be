package org.splectrum.se.intake;

/** Where the HTTP edge puts what arrived. Thread-safe. */
public interface Deliveries {
    /** What became of a delivery. */
    enum Receipt {
        /** It is on disk. */
        STORED,
        /** One with this id is on disk already; nothing was done. */
        DUPLICATE,
        /** Too many wait; nothing was done, and GitHub should try again. */
        FULL
    }

    /**
     * Returns when the delivery is on disk (synced), or will not be. Idempotent by the delivery's id.
     *
     * @throws RuntimeException where the disk refused; nothing is promised then
     */
    Receipt store(Delivery delivery);
}
