package org.splectrum.se.demo.github.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.splectrum.se.demo.github.Repository;
import org.splectrum.se.demo.github.User;
import org.splectrum.se.demo.github.git.CommitInfo;
import org.splectrum.se.demo.github.git.FileChange;

/** Commits, refs and the files that changed. */
public final class CommitShape {
    private final Shapes shapes;

    CommitShape(Shapes shapes) {
        this.shapes = shapes;
    }

    /** GitHub's {@code commit}. */
    public ObjectNode commit(Repository repository, CommitInfo commit) {
        String url = shapes.links().api(repository, "/commits/" + commit.sha());
        ObjectNode node = Json.object();
        node.put("sha", commit.sha());
        node.put("node_id", "C_" + commit.sha());
        node.put("url", url);
        node.put("html_url", shapes.links().html(repository, "/commit/" + commit.sha()));
        node.put("comments_url", url + "/comments");
        ObjectNode inner = node.putObject("commit");
        inner.put("url", shapes.links().api(repository, "/git/commits/" + commit.sha()));
        inner.set("author", person(commit.author()));
        inner.set("committer", person(commit.committer()));
        inner.put("message", commit.message());
        inner.put("comment_count", 0);
        inner.set("tree", tree(repository, commit));
        inner.set("verification", verification());
        setAccount(node, "author", commit.author());
        setAccount(node, "committer", commit.committer());
        addParents(node, repository, commit);
        return node;
    }

    /** GitHub's {@code git-commit}. */
    public ObjectNode gitCommit(Repository repository, CommitInfo commit) {
        ObjectNode node = Json.object();
        node.put("sha", commit.sha());
        node.put("node_id", "C_" + commit.sha());
        node.put("url", shapes.links().api(repository, "/git/commits/" + commit.sha()));
        node.put("html_url", shapes.links().html(repository, "/commit/" + commit.sha()));
        node.set("author", person(commit.author()));
        node.set("committer", person(commit.committer()));
        node.put("message", commit.message());
        node.set("tree", tree(repository, commit));
        addParents(node, repository, commit);
        node.set("verification", verification());
        return node;
    }

    /** GitHub's {@code git-ref}. */
    public ObjectNode ref(Repository repository, String ref, String sha) {
        ObjectNode node = Json.object();
        node.put("ref", ref);
        node.put("node_id", Json.nodeId("REF", ref.hashCode() & 0xffffL));
        node.put("url", shapes.links().api(repository, "/git/" + ref));
        ObjectNode object = node.putObject("object");
        object.put("sha", sha);
        object.put("type", "commit");
        object.put("url", shapes.links().api(repository, "/git/commits/" + sha));
        return node;
    }

    /** GitHub's {@code diff-entry}. */
    public ObjectNode change(Repository repository, String head, FileChange change) {
        ObjectNode node = Json.object();
        node.put("sha", change.sha());
        node.put("filename", change.path());
        node.put("status", change.kind().name().toLowerCase(Locale.ROOT));
        node.put("additions", change.additions());
        node.put("deletions", change.deletions());
        node.put("changes", change.additions() + change.deletions());
        node.put("blob_url", shapes.links().html(repository, "/blob/" + head + "/" + change.path()));
        node.put("raw_url", shapes.links().html(repository, "/raw/" + head + "/" + change.path()));
        node.put("contents_url", shapes.links().api(repository, "/contents/" + change.path() + "?ref=" + head));
        if (!change.patch().isEmpty()) {
            node.put("patch", change.patch());
        }
        return node;
    }

    private void setAccount(ObjectNode node, String field, CommitInfo.Person person) {
        var account = shapes.forge().findUser(person.name()).map(User::login);
        if (account.isPresent()) {
            node.set(field, shapes.users().simple(account.get()));
        } else {
            node.putNull(field);
        }
    }

    private void addParents(ObjectNode node, Repository repository, CommitInfo commit) {
        node.set("parents", Json.array(commit.parents(), sha -> {
            ObjectNode parent = Json.object();
            parent.put("sha", sha);
            parent.put("url", shapes.links().api(repository, "/commits/" + sha));
            parent.put("html_url", shapes.links().html(repository, "/commit/" + sha));
            return parent;
        }));
    }

    private ObjectNode tree(Repository repository, CommitInfo commit) {
        ObjectNode node = Json.object();
        node.put("sha", commit.tree());
        node.put("url", shapes.links().api(repository, "/git/trees/" + commit.tree()));
        return node;
    }

    private static ObjectNode person(CommitInfo.Person person) {
        ObjectNode node = Json.object();
        node.put("name", person.name());
        node.put("email", person.email());
        node.put("date", Json.time(person.at()));
        return node;
    }

    private static ObjectNode verification() {
        ObjectNode node = Json.object();
        node.put("verified", false);
        node.put("reason", "unsigned");
        node.putNull("signature");
        node.putNull("payload");
        node.putNull("verified_at");
        return node;
    }
}
