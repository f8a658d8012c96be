package org.splectrum.se.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.splectrum.se.demo.GitHubSimulator;
import org.splectrum.se.demo.RepositoryView;
import org.splectrum.se.demo.github.CheckRun;
import org.splectrum.se.demo.github.Comment;
import org.splectrum.se.demo.github.Pull;
import org.splectrum.se.demo.model.Asked;
import org.splectrum.se.demo.model.ScriptedModel;
import org.splectrum.se.demo.scenario.Calculator;
import org.splectrum.se.signing.KeyFile;
import org.splectrum.se.signing.Ledger;
import org.splectrum.se.store.Store;

/** What is to be seen once the server has done all, and what it left behind on the machine. */
record Aftermath(GitHubSimulator github, ScriptedModel model, int issue, Path data) {
    /** SE's comments on the issue. */
    List<Comment> comments() {
        return repository().comments(issue).stream()
                .filter(comment -> comment.author().equals(github.appLogin()))
                .toList();
    }

    List<CheckRun> checks() {
        return repository().checks();
    }

    List<Pull> pulls() {
        return repository().pulls();
    }

    List<String> labels() {
        return repository().labels(issue);
    }

    /** What is where the branch points. */
    String tip(String branch) {
        return repository().sha("refs/heads/" + branch).orElse("");
    }

    /** A file's text where the branch points. */
    String file(String branch, String path) {
        return repository().file("refs/heads/" + branch, path).orElse("");
    }

    /** All but the main one. */
    List<String> branches() {
        return repository().refs("refs/heads/").stream()
                .map(ref -> ref.substring("refs/heads/".length()))
                .filter(branch -> !branch.equals("main"))
                .toList();
    }

    /** How many turns the model had had each time that it was asked to go on with the work. */
    List<Integer> turnsAsked() {
        return model.asked().stream()
                .filter(asked -> asked.tools().contains("Edit"))
                .map(Asked::answered)
                .toList();
    }

    /** What the server's memory says. */
    Store store() {
        return Store.open(Store.Settings.of(database()));
    }

    /** What it wrote down of its runs, in that and beside it. */
    Ledger ledger(Store store) {
        return new Ledger(
                KeyFile.at(data.resolve("record-key.pem")),
                data.resolve("ledger.jsonl"),
                new Ledger.Logs(store.ledger(), store.inventory(), store.integrity()),
                Instant::now);
    }

    Path database() {
        return data.resolve("se.db");
    }

    /** Folders of sockets, and notes of orders handed out, that are still there. */
    List<String> doors() throws IOException {
        return Stream.concat(names(data.resolve("sockets")), names(data.resolve("gateway/claimed")))
                .toList();
    }

    private static Stream<String> names(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.map(Path::toString).toList().stream();
        }
    }

    /** The server's containers that are still there, running or not. */
    String containers() throws IOException, InterruptedException {
        String server = UUID.nameUUIDFromBytes(data.toString().getBytes(UTF_8)).toString();
        Process docker = new ProcessBuilder("docker", "ps", "--all", "--quiet", "--filter", "label=se.server=" + server)
                .redirectErrorStream(true)
                .start();
        String printed = new String(docker.getInputStream().readAllBytes(), UTF_8);
        docker.waitFor();
        return printed.strip();
    }

    private RepositoryView repository() {
        return github.repository(Calculator.REPOSITORY);
    }
}
