package org.splectrum.se.demo.github.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.splectrum.se.demo.github.Comment;
import org.splectrum.se.demo.github.Reaction;
import org.splectrum.se.demo.github.Repository;

/** Comments. */
public final class CommentShape {
    private final Shapes shapes;

    CommentShape(Shapes shapes) {
        this.shapes = shapes;
    }

    /** GitHub's {@code issue-comment}. */
    public ObjectNode comment(Repository repository, Comment comment) {
        String url = shapes.links().api(repository, "/issues/comments/" + comment.id());
        String page = repository.pull(comment.issue()).isPresent() ? "/pull/" : "/issues/";
        ObjectNode node = Json.object();
        node.put("url", url);
        node.put("html_url", shapes.links().html(repository, page + comment.issue() + "#issuecomment-" + comment.id()));
        node.put("issue_url", shapes.links().api(repository, "/issues/" + comment.issue()));
        node.put("id", comment.id());
        node.put("node_id", Json.nodeId("IC", comment.id()));
        node.set("user", shapes.users().simple(comment.author()));
        node.put("created_at", Json.time(comment.times().created()));
        node.put("updated_at", Json.time(comment.times().updated()));
        node.put("author_association", UserShape.association(repository, comment.author()));
        node.put("body", comment.body());
        node.set("reactions", IssueShape.reactions(repository, new Reaction.Subject.OfComment(comment.id()), url));
        node.set("performed_via_github_app", shapes.apps().appIfAuthor(comment.author()));
        return node;
    }
}
