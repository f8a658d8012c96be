package org.splectrum.se.demo.github.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.splectrum.se.demo.github.CheckRun;
import org.splectrum.se.demo.github.CheckRun.Annotation;
import org.splectrum.se.demo.github.CheckRun.Progress;
import org.splectrum.se.demo.github.Pull;
import org.splectrum.se.demo.github.Repository;
import org.splectrum.se.demo.github.git.CommitInfo;

/** Check runs. */
public final class CheckShape {
    private final Shapes shapes;

    CheckShape(Shapes shapes) {
        this.shapes = shapes;
    }

    /** GitHub's {@code check-run}; its suite is named by id alone. */
    public ObjectNode check(Repository repository, CheckRun check) {
        String url = shapes.links().api(repository, "/check-runs/" + check.id());
        String html = shapes.links().html(repository, "/runs/" + check.id());
        ObjectNode node = Json.object();
        node.put("id", check.id());
        node.put("name", check.name());
        node.put("node_id", Json.nodeId("CR", check.id()));
        node.put("head_sha", check.headSha());
        node.put("external_id", check.naming().externalId());
        node.put("url", url);
        node.put("html_url", html);
        node.put(
                "details_url",
                check.naming().detailsUrl().isEmpty() ? html : check.naming().detailsUrl());
        addProgress(node, check);
        ObjectNode output = node.putObject("output");
        output.set("title", Json.textOrNull(check.output().title()));
        output.set("summary", Json.textOrNull(check.output().summary()));
        output.set("text", Json.textOrNull(check.output().text()));
        output.put("annotations_count", check.output().annotations().size());
        output.put("annotations_url", url + "/annotations");
        node.putObject("check_suite").put("id", suite(check));
        node.set("app", shapes.apps().app());
        node.set("pull_requests", pulls(repository, check));
        return node;
    }

    /** The same with the whole suite, as payloads have it. */
    public ObjectNode withSuite(Repository repository, CheckRun check) {
        ObjectNode node = check(repository, check);
        node.set("check_suite", suite(repository, check));
        return node;
    }

    private ObjectNode suite(Repository repository, CheckRun check) {
        ObjectNode suite = Json.object();
        suite.put("id", suite(check));
        suite.put("node_id", Json.nodeId("CS", suite(check)));
        suite.set("head_branch", Json.textOrNull(branch(repository, check).orElse("")));
        suite.put("head_sha", check.headSha());
        suite.put("status", check.status());
        suite.set("conclusion", Json.textOrNull(check.conclusion().orElse("")));
        suite.put("url", shapes.links().api(repository, "/check-suites/" + suite(check)));
        suite.putNull("before");
        suite.put("after", check.headSha());
        suite.set("pull_requests", pulls(repository, check));
        suite.set("app", shapes.apps().app());
        suite.put("created_at", Json.time(check.progress().startedAt()));
        suite.put("updated_at", Json.time(check.progress().startedAt()));
        return suite;
    }

    /** The suite by itself, with what it holds, as it is told of when all of it is asked for again. */
    public ObjectNode suiteOf(Repository repository, CheckRun check) {
        ObjectNode suite = suite(repository, check);
        CommitInfo head = repository.git().commit(check.headSha());
        suite.put("latest_check_runs_count", inSuite(repository, suite(check)).size());
        suite.put("check_runs_url", shapes.links().api(repository, "/check-suites/" + suite(check) + "/check-runs"));
        ObjectNode commit = suite.putObject("head_commit");
        commit.put("id", head.sha());
        commit.put("tree_id", head.tree());
        commit.put("message", head.message());
        commit.put("timestamp", Json.time(head.committer().at()));
        commit.putObject("author")
                .put("name", head.author().name())
                .put("email", head.author().email());
        commit.putObject("committer")
                .put("name", head.committer().name())
                .put("email", head.committer().email());
        return suite;
    }

    /** All check runs of a suite, newest first. */
    public static List<CheckRun> inSuite(Repository repository, long suite) {
        return repository.checks().stream()
                .filter(check -> suite(check) == suite)
                .toList()
                .reversed();
    }

    /** GitHub's {@code check-annotation}. */
    public ObjectNode annotation(Repository repository, CheckRun check, Annotation annotation) {
        CheckRun.Place place = annotation.place();
        ObjectNode node = Json.object();
        node.put("path", place.path());
        node.put("blob_href", shapes.links().api(repository, "/contents/" + place.path() + "?ref=" + check.headSha()));
        node.put("start_line", place.startLine());
        node.put("end_line", place.endLine());
        node.put("start_column", place.startColumn() == 0 ? null : (Integer) place.startColumn());
        node.put("end_column", place.endColumn() == 0 ? null : (Integer) place.endColumn());
        node.put("annotation_level", annotation.level());
        node.set("title", Json.textOrNull(annotation.title()));
        node.put("message", annotation.message());
        node.set("raw_details", Json.textOrNull(annotation.rawDetails()));
        return node;
    }

    private static void addProgress(ObjectNode node, CheckRun check) {
        node.put("status", check.status());
        node.put("started_at", Json.time(check.progress().startedAt()));
        node.set("conclusion", Json.textOrNull(check.conclusion().orElse("")));
        if (check.progress() instanceof Progress.Completed(var _, var _, var ended)) {
            node.put("completed_at", Json.time(ended));
        } else {
            node.putNull("completed_at");
        }
    }

    private ArrayNode pulls(Repository repository, CheckRun check) {
        ArrayNode nodes = Json.array();
        repository.pulls().stream()
                .filter(pull -> pull.head().sha().equals(check.headSha()))
                .forEach(pull -> nodes.add(shapes.pulls().reference(repository, pull)));
        return nodes;
    }

    private static Optional<String> branch(Repository repository, CheckRun check) {
        return repository.pulls().stream()
                .map(Pull::head)
                .filter(head -> head.sha().equals(check.headSha()))
                .map(Pull.Side::branch)
                .findFirst();
    }

    /** All checks of a commit are of one suite. */
    private static long suite(CheckRun check) {
        return Long.parseLong(check.headSha().substring(0, 8), 16);
    }
}
