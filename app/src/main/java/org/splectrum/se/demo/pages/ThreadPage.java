package org.splectrum.se.demo.pages;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** What an issue and a pull request have in common: the conversation, the labels, and who may say or label. */
public record ThreadPage(Frame frame, ThreadLine line, List<Moment> moments, Doers doers, boolean open) {
    public ThreadPage {
        requireNonNull(frame, "frame is null");
        requireNonNull(line, "line is null");
        moments = List.copyOf(moments);
        requireNonNull(doers, "doers is null");
    }

    /**
     * Who may do what here.
     *
     * @param labels those the repository has and this has not
     */
    public record Doers(People speakers, People labellers, List<String> labels) {
        public Doers {
            labels = List.copyOf(labels);
        }
    }

    /** The address below which its forms are, for both kinds. */
    public String form() {
        return "/" + frame.repository() + "/issues/" + line.number();
    }

    /** In whose name a label's button takes it off. */
    public String labeller() {
        return doers.labellers().chosen();
    }
}
