package org.splectrum.se.report;

import java.util.List;
import org.splectrum.se.command.Origin;
import org.splectrum.se.model.Place;
import org.splectrum.se.run.Replies;
import org.splectrum.se.run.Reply;

/** Answers people on GitHub. Thread-safe. */
public final class ReplyPoster implements Replies {
    private final Comments comments;
    private final Reactions reactions;

    public ReplyPoster(Comments comments, Reactions reactions) {
        this.comments = comments;
        this.reactions = reactions;
    }

    @Override
    public void seen(Origin origin) {
        if (hasWords(origin)) {
            reactions.eyes(origin.place(), origin.commentId());
        }
    }

    @Override
    public void say(Origin origin, List<Reply> replies) {
        if (hasWords(origin)) {
            comments.put(origin.place(), ReplyText.marker(origin, replies), ReplyText.render(origin, replies));
        }
    }

    /** A button of a run that is about the repository as a whole is answered by what the check shows then. */
    private static boolean hasWords(Origin origin) {
        return origin.place().kind() != Place.Kind.REPOSITORY;
    }
}
