package org.splectrum.se.run;

import java.util.List;
import org.splectrum.se.command.Origin;

/** Answers people. Thread-safe. */
public interface Replies {
    /** Shows that a command was seen. Idempotent; nothing where there is no comment or it is gone. */
    void seen(Origin origin);

    /** Writes one comment with all the replies. Idempotent by the origin's key; nothing where the conversation is locked or gone. */
    void say(Origin origin, List<Reply> replies);
}
