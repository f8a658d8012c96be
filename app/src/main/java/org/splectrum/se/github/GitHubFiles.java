package org.splectrum.se.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Place;

/** Reads single files of repositories, from their default branches as they are now or from a commit. Reads only; thread-safe. */
public final class GitHubFiles {
    private final Reads reads;

    public GitHubFiles(GitHubConnection connection) {
        this.reads = new Reads(connection);
    }

    /**
     * The file's text, in UTF-8; empty where there is no file of that path.
     *
     * @param path as {@code .github/se.yml}
     * @throws GitHubRefused where the file is too large for GitHub to show, 1 MB
     * @throws RuntimeException where GitHub did not answer
     */
    public Optional<String> read(Home home, String path) {
        Optional<JsonNode> found =
                Calls.find("reading " + path + " of " + home, () -> reads.one(home, "contents/" + path));
        return found.filter(node -> node.path("type").asText("").equals("file")).map(node -> text(node, path));
    }

    /**
     * The texts of a folder's files with one of these endings, by path; empty where there is no such folder.
     *
     * @throws RuntimeException where GitHub did not answer
     */
    public Map<String, String> folder(Home home, String path, Set<String> endings) {
        Optional<JsonNode> found =
                Calls.find("listing " + path + " of " + home, () -> reads.one(home, "contents/" + path));
        Map<String, String> texts = new TreeMap<>();
        for (JsonNode entry : found.filter(JsonNode::isArray).orElse(NullNode.getInstance())) {
            String file = entry.path("path").asText("");
            boolean wanted = entry.path("type").asText("").equals("file")
                    && endings.stream().anyMatch(file::endsWith);
            if (wanted) {
                read(home, file).ifPresent(text -> texts.put(file, text));
            }
        }
        return texts;
    }

    /**
     * The file's text at the commit; empty where there is none.
     *
     * @throws GitHubRefused where the file is too large for GitHub to show, 1 MB
     * @throws RuntimeException where GitHub did not answer
     */
    public Optional<String> read(Home home, String path, CommitId commit) {
        return Calls.find("reading " + path + " of " + home, () -> reads.one(home, "contents/" + path, commit))
                .filter(node -> node.path("type").asText("").equals("file"))
                .map(node -> text(node, path));
    }

    /**
     * The paths of a folder's files with one of these endings at the commit, in order; empty where there is no such folder.
     *
     * @throws RuntimeException where GitHub did not answer
     */
    public List<String> paths(Home home, String folder, Set<String> endings, CommitId commit) {
        Optional<JsonNode> found =
                Calls.find("listing " + folder + " of " + home, () -> reads.one(home, "contents/" + folder, commit));
        List<String> paths = new ArrayList<>();
        for (JsonNode entry : found.filter(JsonNode::isArray).orElse(NullNode.getInstance())) {
            String path = entry.path("path").asText("");
            if (entry.path("type").asText("").equals("file") && endings.stream().anyMatch(path::endsWith)) {
                paths.add(path);
            }
        }
        return paths.stream().sorted().toList();
    }

    /** The paths that a pull request changes, takes away or brings: the first 3,000, for GitHub tells no more. */
    public List<String> changed(Place pull) {
        return reads.all(pull.home(), "pulls/" + pull.number() + "/files").stream()
                .flatMap(file -> Stream.of(
                        file.path("filename").asText(""),
                        file.path("previous_filename").asText("")))
                .filter(path -> !path.isEmpty())
                .toList();
    }

    private static String text(JsonNode file, String path) {
        if (!file.path("encoding").asText("").equals("base64")) {
            throw new GitHubRefused(path + " is too large to be read: keep it below 1 MB", 403);
        }
        byte[] bytes = Base64.getMimeDecoder().decode(file.path("content").asText(""));
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
