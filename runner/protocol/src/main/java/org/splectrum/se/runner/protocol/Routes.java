package org.splectrum.se.runner.protocol;

/** Where things are in the container and behind the gateway's socket. */
public final class Routes {
    /** The attempt's socket as the container sees it. */
    public static final String SOCKET = "/run/se/gateway.sock";

    /** The socket of a proxy to the hosts that may be reached; there only where the order says so. */
    public static final String EGRESS = "/run/se/egress.sock";

    /**
     * What the repository's default branch had a while ago, mounted read-only where that is worth it: {@code objects} as git has
     * them, and in {@code tip} the id of a commit that is in them with its whole history.
     */
    public static final String ALTERNATE = "/run/se-alternate";

    /**
     * What the attempt's input has beyond that, where it was laid before the order was handed out: {@code objects} likewise, in {@code tip}
     * the id of the input, and in {@code upon} the {@code tip} of what is mounted. With both the input is there with its whole history.
     */
    public static final String INPUT = "/run/se/input";

    /** Where the runner works; a memory-backed folder of limited size. */
    public static final String WORKSPACE = "/workspace";

    /**
     * {@code GET}: the {@link Order}, when it is written; 503 where that takes long. The first answer with it carries the
     * attempt's token; whoever asks again must present that token or be the same {@link #CLAIMANT}, else 409.
     */
    public static final String ORDER = "/order";

    /** Header of a request for the order: a word by chance that the runner keeps to itself, and asks with again where no answer came. */
    public static final String CLAIMANT = "SE-Claimant";

    /**
     * {@code POST}, newline-delimited JSON of {@link Envelope}s, with {@code Authorization: Bearer TOKEN}: answered
     * with {@link Acknowledged}.
     */
    public static final String MESSAGES = "/messages";

    /**
     * {@code POST}: an {@link Inquiry} about a conflict, with {@code Authorization: Bearer TOKEN}: answered with a {@link
     * Ruling}.
     */
    public static final String RESOLUTIONS = "/resolutions";

    /** The repository over git's smart HTTP, with {@code Authorization: Bearer TOKEN}. */
    public static final String REPOSITORY = "/repository.git";

    /** The model's API lives below this path and needs no token: holding the socket is enough, so the agent needs no secret. */
    public static final String MODEL = "/model";

    private Routes() {}
}
