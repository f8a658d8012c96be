package org.splectrum.se.demo.github.rest;

import static java.util.Objects.requireNonNull;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.splectrum.se.demo.github.Issue;
import org.splectrum.se.demo.github.Label;
import org.splectrum.se.demo.github.Labels;
import org.splectrum.se.demo.github.Refusal;
import org.splectrum.se.demo.github.json.Shapes;

/** Labels of a repository and of its issues. */
final class LabelRoutes {
    private static final String LABELS = "/repos/{owner}/{repo}/labels";
    private static final String ON_ISSUE = "/repos/{owner}/{repo}/issues/{number}/labels";
    private static final Need READ = Need.read("issues", "pull_requests");
    private static final Need WRITE = Need.write("issues", "pull_requests");
    private final Shapes shapes;
    private final Labels labels;

    LabelRoutes(Shapes shapes) {
        this.shapes = requireNonNull(shapes, "shapes is null");
        this.labels = new Labels(shapes.forge());
    }

    void addTo(Api api) {
        api.get(
                LABELS,
                READ,
                call -> call.page(
                        call.repository().labels(),
                        label -> shapes.repositories().label(call.repository(), label)));
        api.post(LABELS, WRITE, this::create);
        api.get(LABELS + "/{name}", READ, this::label);
        api.get(ON_ISSUE, READ, call -> labels(call, call.issue()));
        api.post(ON_ISSUE, WRITE, this::add);
        api.put(ON_ISSUE, WRITE, this::replace);
        api.delete(ON_ISSUE + "/{name}", WRITE, this::remove);
    }

    private Reply create(Call call) {
        Body body = call.body();
        Label label = labels.create(
                call.repository(),
                body.text("name"),
                body.optionalText("color").orElse(Label.PLAIN),
                body.optionalText("description").orElse(""));
        return Reply.created(shapes.repositories().label(call.repository(), label));
    }

    private Reply label(Call call) {
        Label label = call.repository().label(name(call)).orElseThrow(Refusal::notFound);
        return Reply.ok(shapes.repositories().label(call.repository(), label));
    }

    private Reply add(Call call) {
        return labels(
                call,
                labels.add(call.repository(), call.issue().number(), call.body().texts("labels"), call.login()));
    }

    private Reply replace(Call call) {
        List<String> wanted = call.body().texts("labels");
        for (String label : call.issue().labels()) {
            if (!wanted.contains(label)) {
                labels.remove(call.repository(), call.issue().number(), label, call.login());
            }
        }
        return add(call);
    }

    private Reply remove(Call call) {
        return labels(call, labels.remove(call.repository(), call.issue().number(), name(call), call.login()));
    }

    private Reply labels(Call call, Issue issue) {
        return Reply.ok(shapes.issues().labels(call.repository(), issue));
    }

    private static String name(Call call) {
        return URLDecoder.decode(call.path("name").replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
