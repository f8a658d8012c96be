package org.splectrum.se.github;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.kohsuke.github.GHCheckRun;
import org.kohsuke.github.GHCheckRunBuilder;
import org.kohsuke.github.GHRepository;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;
import org.splectrum.se.report.CheckView;
import org.splectrum.se.report.CheckView.Annotation;
import org.splectrum.se.report.Checks;
import org.splectrum.se.report.Conclusion;

/** Writes SE's check runs, found by their external id among SE's own on the commit. */
public final class GitHubChecks implements Checks {
    private static final int TITLE = 255;
    private static final int SUMMARY = 65_535;
    private final GitHubConnection connection;
    private final GitHubApp app;
    private final Writes writes;
    private final Reads reads;
    private final Turns turns = new Turns();
    private final Recent<Key, Long> recent = new Recent<>();

    private record Key(Home home, CommitId head, String externalId) {}

    public GitHubChecks(GitHubConnection connection, GitHubApp app) {
        this.connection = connection;
        this.app = app;
        this.writes = new Writes(connection);
        this.reads = new Reads(connection);
    }

    @Override
    public void put(Home home, CommitId head, CheckView view) {
        show(new Key(home, head, view.externalId()), view, true);
    }

    @Override
    public void replace(Home home, CommitId head, CheckView view) {
        show(new Key(home, head, view.externalId()), view, false);
    }

    private void show(Key key, CheckView view, boolean makes) {
        try {
            write(key, view, makes);
        } catch (GitHubRefused refused) {
            if (!refused.isGone()) {
                throw refused;
            }
            recent.forget(key);
        }
    }

    private void write(Key key, CheckView view, boolean makes) {
        turns.take(
                        key,
                        () -> Calls.make("showing the check " + view.name() + " on " + key.head(), () -> {
                            GHRepository repository = Handles.repository(connection.of(key.home()), key.home());
                            Optional<Long> known = recent.get(key).or(() -> find(repository, key));
                            return known.isPresent() || makes
                                    ? Optional.of(write(repository, key, known, view))
                                    : known;
                        }))
                .ifPresent(id -> recent.put(key, id));
    }

    private long write(GHRepository repository, Key key, Optional<Long> known, CheckView view) throws IOException {
        GHCheckRunBuilder builder = known.isPresent()
                ? repository.updateCheckRun(known.get())
                : repository.createCheckRun(view.name(), key.head().sha());
        fill(
                builder,
                view,
                known.isPresent()
                        ? missing(key, known.get(), view)
                        : view.output().annotations());
        long id = builder.create().getId();
        if (known.isPresent() && view.actions().isEmpty()) {
            takeButtonsOff(key.home(), id);
        }
        return id;
    }

    /** hub4j says nothing of buttons where there are none, and GitHub keeps those that it knows. */
    private void takeButtonsOff(Home home, long check) throws IOException {
        ObjectNode none = JsonNodeFactory.instance.objectNode();
        none.putArray("actions");
        writes.patch(home, "check-runs/" + check, none);
    }

    /** GitHub adds what it is given to what it has, so it is given only what it has not. */
    private List<Annotation> missing(Key key, long check, CheckView view) {
        List<Annotation> all = view.output().annotations();
        if (all.isEmpty()) {
            return List.of();
        }
        int there = reads.one(key.home(), "check-runs/" + check)
                .path("output")
                .path("annotations_count")
                .asInt();
        return all.subList(Math.min(there, all.size()), all.size());
    }

    private Optional<Long> find(GHRepository repository, Key key) {
        long own = app.identity().id();
        return Calls.make("looking for check runs on " + key.head(), () -> {
            Map<String, Object> all = Map.of("filter", "all");
            for (GHCheckRun check :
                    repository.getCheckRuns(key.head().sha(), all).withPageSize(Reads.PAGE)) {
                if (key.externalId().equals(check.getExternalId())
                        && check.getApp().getId() == own) {
                    return Optional.of(check.getId());
                }
            }
            return Optional.empty();
        });
    }

    @SuppressWarnings("JavaUtilDate") // the library's API
    private static void fill(GHCheckRunBuilder builder, CheckView view, List<Annotation> annotations) {
        builder.withExternalID(view.externalId());
        if (!view.detailsUrl().isEmpty()) {
            builder.withDetailsURL(view.detailsUrl());
        }
        switch (view.status()) {
            case CheckView.Status.InProgress going ->
                builder.withStatus(GHCheckRun.Status.IN_PROGRESS).withStartedAt(Date.from(going.since()));
            case CheckView.Status.Completed over ->
                builder.withStatus(GHCheckRun.Status.COMPLETED)
                        .withStartedAt(Date.from(over.since()))
                        .withCompletedAt(Date.from(over.until()))
                        .withConclusion(conclusion(over.conclusion()));
        }
        view.actions()
                .forEach(action -> builder.add(
                        new GHCheckRunBuilder.Action(action.label(), action.description(), action.identifier())));
        GHCheckRunBuilder.Output output = new GHCheckRunBuilder.Output(
                Cut.to(view.output().title(), TITLE), Cut.to(view.output().summary(), SUMMARY));
        for (Annotation each : annotations) {
            output.add(annotation(each));
        }
        builder.add(output);
    }

    private static GHCheckRunBuilder.Annotation annotation(Annotation each) {
        GHCheckRunBuilder.Annotation annotation =
                new GHCheckRunBuilder.Annotation(each.path(), each.line(), level(each.level()), each.message());
        return each.column() == 0
                ? annotation
                : annotation.withStartColumn(each.column()).withEndColumn(each.column());
    }

    private static GHCheckRun.AnnotationLevel level(Annotation.Level level) {
        return switch (level) {
            case NOTICE -> GHCheckRun.AnnotationLevel.NOTICE;
            case WARNING -> GHCheckRun.AnnotationLevel.WARNING;
            case FAILURE -> GHCheckRun.AnnotationLevel.FAILURE;
        };
    }

    private static GHCheckRun.Conclusion conclusion(Conclusion conclusion) {
        return GHCheckRun.Conclusion.from(conclusion.name().toLowerCase(Locale.ROOT));
    }
}
