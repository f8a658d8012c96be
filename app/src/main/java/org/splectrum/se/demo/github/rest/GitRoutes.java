package org.splectrum.se.demo.github.rest;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import org.splectrum.se.demo.github.Happening.Pushed;
import org.splectrum.se.demo.github.Pulls;
import org.splectrum.se.demo.github.Refusal;
import org.splectrum.se.demo.github.Repository;
import org.splectrum.se.demo.github.git.Entry;
import org.splectrum.se.demo.github.json.Json;
import org.splectrum.se.demo.github.json.Shapes;

/** Files, refs and commits over REST. */
final class GitRoutes {
    private static final String REPOSITORY = "/repos/{owner}/{repo}";
    private static final String NO_COMMIT = "0".repeat(40);
    private static final Need READ = Need.read("contents");
    private static final Need WRITE = Need.write("contents");
    private final Shapes shapes;

    GitRoutes(Shapes shapes) {
        this.shapes = requireNonNull(shapes, "shapes is null");
    }

    void addTo(Api api) {
        api.get(REPOSITORY + "/contents/<path>", READ, this::contents);
        api.get(REPOSITORY + "/git/ref/<ref>", READ, this::ref);
        // The older form of the same, which hub4j asks for; GitHub answers it but no longer describes it.
        api.get(REPOSITORY + "/git/refs/<ref>", READ, this::ref);
        api.post(REPOSITORY + "/git/refs", WRITE, this::createRef);
        api.delete(REPOSITORY + "/git/refs/<ref>", WRITE, this::deleteRef);
        api.get(REPOSITORY + "/git/commits/{sha}", READ, call -> {
            Repository repository = call.repository();
            return Reply.ok(
                    shapes.commits().gitCommit(repository, repository.git().commit(sha(call))));
        });
        api.get(REPOSITORY + "/commits/{sha}", READ, call -> {
            Repository repository = call.repository();
            return Reply.ok(shapes.commits().commit(repository, repository.git().commit(sha(call))));
        });
    }

    private static String sha(Call call) {
        return call.repository()
                .git()
                .resolve(call.path("sha"))
                .orElseThrow(() -> Refusal.of(422, "No commit found for SHA: " + call.path("sha")));
    }

    private Reply ref(Call call) {
        Repository repository = call.repository();
        String ref = "refs/" + call.path("ref");
        String sha = repository.git().resolve(ref).orElseThrow(Refusal::notFound);
        return Reply.ok(shapes.commits().ref(repository, ref, sha));
    }

    private Reply createRef(Call call) {
        Repository repository = call.repository();
        String ref = call.body().text("ref");
        String sha = call.body().text("sha");
        if (repository.git().resolve(ref).isPresent()) {
            throw Refusal.of(422, "Reference already exists");
        }
        if (repository.git().resolve(sha).isEmpty()) {
            throw Refusal.of(422, "Object does not exist");
        }
        repository.git().point(ref, sha);
        new Pulls(shapes.forge()).pushed(repository, new Pushed(repository.name(), ref, NO_COMMIT, sha, call.login()));
        return Reply.created(shapes.commits().ref(repository, ref, sha));
    }

    private Reply deleteRef(Call call) {
        Repository repository = call.repository();
        String ref = "refs/" + call.path("ref");
        String before = repository.git().resolve(ref).orElseThrow(() -> Refusal.of(422, "Reference does not exist"));
        repository.git().point(ref, NO_COMMIT);
        new Pulls(shapes.forge())
                .pushed(repository, new Pushed(repository.name(), ref, before, NO_COMMIT, call.login()));
        return Reply.noContent();
    }

    private Reply contents(Call call) {
        Repository repository = call.repository();
        String revision = call.query("ref").orElse(repository.defaultBranch());
        if (repository.git().resolve(revision).isEmpty()) {
            throw Refusal.of(404, "No commit found for the ref " + revision);
        }
        String path = call.path("path");
        List<Entry> siblings = repository.git().list(revision, parent(path));
        Entry entry = siblings.stream()
                .filter(candidate -> candidate.path().equals(path))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        if (entry.folder()) {
            ArrayNode nodes =
                    Json.array(repository.git().list(revision, path), child -> entry(repository, revision, child));
            return Reply.ok(nodes);
        }
        ObjectNode node = entry(repository, revision, entry);
        byte[] bytes = repository.git().file(revision, path).orElseThrow();
        node.put("content", Base64.getMimeEncoder(60, new byte[] {'\n'}).encodeToString(bytes) + "\n");
        node.put("encoding", "base64");
        return Reply.ok(node);
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    private ObjectNode entry(Repository repository, String revision, Entry entry) {
        String url = shapes.links().api(repository, "/contents/" + entry.path() + "?ref=" + revision);
        String kind = entry.folder() ? "tree" : "blob";
        String git = shapes.links().api(repository, "/git/" + kind + "s/" + entry.sha());
        String html = shapes.links().html(repository, "/" + kind + "/" + revision + "/" + entry.path());
        ObjectNode node = Json.object();
        node.put("name", entry.name());
        node.put("path", entry.path());
        node.put("sha", entry.sha());
        node.put("size", entry.size());
        node.put("url", url);
        node.put("html_url", html);
        node.put("git_url", git);
        node.set("download_url", Json.textOrNull(entry.folder() ? "" : html.replace("/blob/", "/raw/")));
        node.put("type", entry.folder() ? "dir" : "file");
        ObjectNode links = node.putObject("_links");
        links.put("self", url);
        links.put("git", git);
        links.put("html", html);
        return node;
    }
}
