package org.splectrum.se.demo.github.rest;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.splectrum.se.demo.github.CheckRun;
import org.splectrum.se.demo.github.Checks;
import org.splectrum.se.demo.github.Refusal;
import org.splectrum.se.demo.github.Repository;
import org.splectrum.se.demo.github.json.CheckShape;
import org.splectrum.se.demo.github.json.Json;
import org.splectrum.se.demo.github.json.Shapes;

/** Check runs. */
final class CheckRoutes {
    private static final String CHECKS = "/repos/{owner}/{repo}/check-runs";
    private static final Need READ = Need.read("checks");
    private static final Need WRITE = Need.write("checks");
    private final Shapes shapes;
    private final Checks checks;

    CheckRoutes(Shapes shapes) {
        this.shapes = requireNonNull(shapes, "shapes is null");
        this.checks = new Checks(shapes.forge());
    }

    void addTo(Api api) {
        api.post(CHECKS, WRITE, this::create);
        api.get(CHECKS + "/{id}", READ, call -> Reply.ok(shape(call, check(call))));
        api.patch(CHECKS + "/{id}", WRITE, this::update);
        api.get(CHECKS + "/{id}/annotations", READ, this::annotations);
        api.post(CHECKS + "/{id}/rerequest", WRITE, this::rerequest);
        api.get("/repos/{owner}/{repo}/commits/<ref>/check-runs", READ, this::list);
        api.get(
                "/repos/{owner}/{repo}/check-suites/{suite}/check-runs",
                READ,
                call -> page(call, CheckShape.inSuite(call.repository(), call.id("suite"))));
    }

    private Reply create(Call call) {
        var reader = new CheckReader(shapes.forge(), call.body());
        CheckRun check = reader.create();
        return Reply.created(shape(call, checks.create(call.repository(), check, call.login())));
    }

    private Reply update(Call call) {
        CheckRun changed = new CheckReader(shapes.forge(), call.body()).update(check(call));
        return Reply.ok(shape(call, checks.update(call.repository(), changed)));
    }

    private Reply annotations(Call call) {
        CheckRun check = check(call);
        return call.page(
                check.output().annotations(),
                annotation -> shapes.checks().annotation(call.repository(), check, annotation));
    }

    private Reply rerequest(Call call) {
        checks.rerequest(call.repository(), call.id("id"), call.login());
        return Reply.created(Json.object());
    }

    private Reply list(Call call) {
        Repository repository = call.repository();
        String sha = repository
                .git()
                .resolve(call.path("ref"))
                .orElseThrow(() -> Refusal.of(422, "No commit found for SHA: " + call.path("ref")));
        List<CheckRun> found = repository.checks().stream()
                .filter(check -> check.headSha().equals(sha))
                .filter(check ->
                        call.query("check_name").map(check.name()::equals).orElse(true))
                .filter(check ->
                        call.query("status").map(check.status()::equals).orElse(true))
                .toList()
                .reversed();
        return page(call, found);
    }

    private Reply page(Call call, List<CheckRun> found) {
        Repository repository = call.repository();
        return call.page(
                found,
                page -> {
                    ObjectNode node = Json.object();
                    node.put("total_count", found.size());
                    node.set(
                            "check_runs",
                            Json.array(page, check -> shapes.checks().check(repository, check)));
                    return node;
                },
                Map.of());
    }

    private static CheckRun check(Call call) {
        return call.repository().check(call.id("id")).orElseThrow(Refusal::notFound);
    }

    private ObjectNode shape(Call call, CheckRun check) {
        return shapes.checks().check(call.repository(), check);
    }
}
