package org.splectrum.se.demo.github.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.splectrum.se.demo.github.Repository;
import org.splectrum.se.demo.github.Review;

/** Reviews of pull requests. */
public final class ReviewShape {
    private final Shapes shapes;

    ReviewShape(Shapes shapes) {
        this.shapes = shapes;
    }

    /** GitHub's {@code pull-request-review}. */
    public ObjectNode review(Repository repository, Review review) {
        String pull = shapes.links().api(repository, "/pulls/" + review.pull());
        String html = shapes.links().html(repository, "/pull/" + review.pull() + "#pullrequestreview-" + review.id());
        ObjectNode node = Json.object();
        node.put("id", review.id());
        node.put("node_id", Json.nodeId("PRR", review.id()));
        node.set("user", shapes.users().simple(review.author()));
        node.put("body", review.submission().body());
        node.put("state", review.submission().state());
        node.put("html_url", html);
        node.put("pull_request_url", pull);
        ObjectNode links = node.putObject("_links");
        links.putObject("html").put("href", html);
        links.putObject("pull_request").put("href", pull);
        node.put("submitted_at", Json.time(review.at()));
        node.put("commit_id", review.submission().commit());
        node.put("author_association", UserShape.association(repository, review.author()));
        return node;
    }
}
