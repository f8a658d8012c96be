package org.splectrum.se.demo.github.rest;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.splectrum.se.demo.github.CheckRun;
import org.splectrum.se.demo.github.CheckRun.Action;
import org.splectrum.se.demo.github.CheckRun.Annotation;
import org.splectrum.se.demo.github.CheckRun.Naming;
import org.splectrum.se.demo.github.CheckRun.Output;
import org.splectrum.se.demo.github.CheckRun.Place;
import org.splectrum.se.demo.github.CheckRun.Progress;
import org.splectrum.se.demo.github.Forge;
import org.splectrum.se.demo.github.Refusal;

/** Reads a check run from a request, within the limits that GitHub sets. */
final class CheckReader {
    private static final Set<String> UNDERWAY = Set.of("queued", "in_progress", "waiting", "requested", "pending");
    private static final Set<String> CONCLUSIONS =
            Set.of("success", "failure", "neutral", "cancelled", "skipped", "timed_out", "action_required", "stale");
    private static final int MOST_ANNOTATIONS = 50;
    private static final int MOST_ACTIONS = 3;
    private static final int LONGEST_TEXT = 65_535;
    private static final int LONGEST_LABEL = 20;
    private static final int LONGEST_DESCRIPTION = 40;
    private final Forge forge;
    private final Body body;

    CheckReader(Forge forge, Body body) {
        this.forge = requireNonNull(forge, "forge is null");
        this.body = requireNonNull(body, "body is null");
    }

    CheckRun create() {
        Naming naming = new Naming(
                body.text("name"),
                body.optionalText("external_id").orElse(""),
                url(body.optionalText("details_url").orElse("")));
        Progress queued = new Progress.Underway("queued", forge.now());
        return new CheckRun(
                forge.nextId(),
                body.text("head_sha"),
                naming,
                progress(queued),
                output(Output.NONE),
                actions(List.of()));
    }

    CheckRun update(CheckRun known) {
        Naming naming = new Naming(
                body.optionalText("name").orElse(known.name()),
                body.optionalText("external_id").orElse(known.naming().externalId()),
                url(body.optionalText("details_url").orElse(known.naming().detailsUrl())));
        return new CheckRun(
                known.id(),
                known.headSha(),
                naming,
                progress(known.progress()),
                output(known.output()),
                actions(known.actions()));
    }

    private Progress progress(Progress known) {
        Instant started = time("started_at").orElse(known.startedAt());
        Optional<String> conclusion = body.optionalText("conclusion");
        Optional<String> status = body.optionalText("status");
        if (conclusion.isPresent()) {
            if (!CONCLUSIONS.contains(conclusion.get())) {
                throw Refusal.invalid("CheckRun", "conclusion", "invalid");
            }
            return new Progress.Completed(
                    conclusion.get(), started, time("completed_at").orElseGet(forge::now));
        }
        if (status.isEmpty()) {
            return known;
        }
        if (!UNDERWAY.contains(status.get())) {
            throw Refusal.of(422, "Invalid request.\n\n\"conclusion\" wasn't supplied.");
        }
        return new Progress.Underway(status.get(), started);
    }

    private Output output(Output known) {
        return body.object("output").map(output -> output(known, output)).orElse(known);
    }

    private static Output output(Output known, Body output) {
        List<Annotation> annotations = new ArrayList<>(known.annotations());
        List<Body> added = output.objects("annotations");
        if (added.size() > MOST_ANNOTATIONS) {
            throw Refusal.of(
                    422,
                    "Invalid request.\n\nNo more than 50 items are allowed; %d were supplied.".formatted(added.size()));
        }
        added.forEach(item -> annotations.add(annotation(item)));
        return new Output(
                output.optionalText("title").orElse(known.title()),
                limited("summary", output.text("summary"), LONGEST_TEXT),
                limited("text", output.optionalText("text").orElse(known.text()), LONGEST_TEXT),
                annotations);
    }

    private static Annotation annotation(Body item) {
        String level = item.text("annotation_level");
        if (!Set.of("notice", "warning", "failure").contains(level)) {
            throw Refusal.invalid("CheckRun", "annotations", "invalid");
        }
        Place place = new Place(
                item.text("path"),
                item.number("start_line"),
                item.number("end_line"),
                item.numberOrZero("start_column"),
                item.numberOrZero("end_column"));
        return new Annotation(
                place,
                level,
                item.optionalText("title").orElse(""),
                item.text("message"),
                item.optionalText("raw_details").orElse(""));
    }

    private List<Action> actions(List<Action> known) {
        if (!body.json().has("actions")) {
            return known;
        }
        List<Action> actions = body.objects("actions").stream()
                .map(item -> new Action(
                        limited("label", item.text("label"), LONGEST_LABEL),
                        limited("description", item.text("description"), LONGEST_DESCRIPTION),
                        limited("identifier", item.text("identifier"), LONGEST_LABEL)))
                .toList();
        if (actions.size() > MOST_ACTIONS) {
            throw Refusal.of(
                    422,
                    "Invalid request.\n\nNo more than 3 items are allowed; %d were supplied."
                            .formatted(actions.size()));
        }
        return actions;
    }

    private Optional<Instant> time(String field) {
        try {
            return body.optionalText(field).map(Instant::parse);
        } catch (DateTimeParseException e) {
            throw Refusal.of(422, "Invalid request.\n\n" + field + " is not a valid date-time.");
        }
    }

    private static String url(String url) {
        if (!url.isEmpty() && !url.startsWith("http://") && !url.startsWith("https://")) {
            throw Refusal.custom("CheckRun", "details_url must use the http or https scheme");
        }
        return url;
    }

    private static String limited(String field, String text, int most) {
        if (text.length() > most) {
            throw Refusal.of(
                    422,
                    "Invalid request.\n\nOnly %d characters are allowed in %s; %d were supplied."
                            .formatted(most, field, text.length()));
        }
        return text;
    }
}
