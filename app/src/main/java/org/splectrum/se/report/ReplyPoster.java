package org.splectrum.se.report;

import java.util.List;
import org.splectrum.se.command.Origin;
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
        reactions.eyes(origin.place(), origin.commentId());
    }

    @Override
    public void say(Origin origin, List<Reply> replies) {
        comments.put(origin.place(), ReplyText.marker(origin), ReplyText.render(origin, replies));
    }
}
