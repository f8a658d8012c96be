package org.splectrum.se.report;

import java.util.List;
import org.splectrum.se.command.Origin;
import org.splectrum.se.command.Reply;

/** The comment that answers commands which start no run. Pure. */
final class ReplyText {
    private ReplyText() {}

    /** The first line of the answer to this origin. */
    static String marker(Origin origin) {
        return "<!-- se:reply:" + origin.key() + " -->";
    }

    static String render(Origin origin, List<Reply> replies) {
        return marker(origin) + "\n" + replies;
    }
}
