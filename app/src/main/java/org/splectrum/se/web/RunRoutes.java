package org.splectrum.se.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.splectrum.se.command.Command;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.RunId;
import org.splectrum.se.report.RunDocument;
import org.splectrum.se.report.Sentences;
import org.splectrum.se.run.Reply;
import org.splectrum.se.run.Requests;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.Runs;
import org.splectrum.se.run.Wish;
import org.splectrum.se.run.Wishes;

/** Begins runs, lists them and shows one. */
final class RunRoutes {
    private static final List<String> FIELDS = List.of("repo", "workflow", "issue", "pull", "params", "prompt");

    /** Section 5.6.7 of RFC 9110. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Wishes wishes;
    private final Runs runs;
    private final Access access;

    RunRoutes(Wishes wishes, Runs runs, Access access) {
        this.wishes = wishes;
        this.runs = runs;
        this.access = access;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/api/runs", this::begin);
        routes.get("/api/runs", this::list);
        routes.get("/api/runs/{id}", this::show);
    }

    private void begin(Context context) {
        Queries.checkKnown(context);
        Wish wish = wish(Fields.read(context, FIELDS), Authentication.caller(context), Keys.of(context));
        check(Authentication.caller(context), wish);
        RunId id = switch (wishes.begin(wish)) {
            case Wishes.Answer.Heard(Requests.Outcome.Begun(RunId begun)) -> begun;
            case Wishes.Answer.Heard(Requests.Outcome.Refused(Reply why)) -> throw refused(context, why);
            case Wishes.Answer.NotInstalled(var repository) -> throw notInstalled(repository);
            case Wishes.Answer.NothingThere(var repository, int number) ->
                throw unfit(
                        repository + " has neither an issue nor a pull request " + number + ". Correct the number.");
            case Wishes.Answer.OfOtherKind(Place place) ->
                throw unfit(
                        place.kind() == Place.Kind.ISSUE
                                ? place + " is an issue. Give its number as issue."
                                : place + " is a pull request. Give its number as pull.");
        };
        Run run = runs.find(id).orElseThrow();
        if (!isOf(run, wish)) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "This Idempotency-Key began run " + id + ", which was asked for otherwise. Take a new key.");
        }
        context.header(Header.LOCATION, "/api/runs/" + id);
        Answers.run(context, HttpStatus.CREATED, run);
    }

    /** Who may not see a repository is told what they are told where there is none. */
    private void check(Caller caller, Wish wish) {
        if (caller instanceof Caller.GitHubUser) {
            Home home = access.home(caller, wish.repository()).orElseThrow(() -> notInstalled(wish.repository()));
            access.check(caller, home, wish.command());
        }
    }

    private static Refusal notInstalled(RepositoryName repository) {
        return unfit("SE's GitHub App is not installed on " + repository
                + ", or there is no such repository. Install it there, or correct repo.");
    }

    private static Wish wish(Fields fields, Caller caller, String key) {
        var repository = Queries.repository(fields.required("repo"));
        Command.Run command = new Command.Run(fields.text("workflow"), fields.texts("params"), fields.text("prompt"));
        int issue = fields.positive("issue");
        int pull = fields.positive("pull");
        if (issue > 0 && pull > 0) {
            throw Fields.refused("A run has one place. Give issue or pull, not both.");
        }
        Place.Kind kind = issue > 0 ? Place.Kind.ISSUE : pull > 0 ? Place.Kind.PULL_REQUEST : Place.Kind.REPOSITORY;
        return new Wish(key, caller.person(), repository, kind, Math.max(issue, pull), command);
    }

    private static boolean isOf(Run run, Wish wish) {
        var request = run.request();
        Place place = request.origin().place();
        String workflow = wish.command().workflow();
        return place.repository().equals(wish.repository())
                && place.number() == wish.number()
                && (workflow.isEmpty() || request.workflow().name().equals(workflow))
                && request.prompt().equals(wish.command().prompt());
    }

    private static Refusal refused(Context context, Reply why) {
        if (why instanceof Reply.TooMany tooMany) {
            Instant upToASecond = tooMany.again().plusMillis(999);
            context.header(Header.RETRY_AFTER, HTTP_DATE.format(upToASecond));
        }
        boolean tooMany = why instanceof Reply.TooMany || why instanceof Reply.TooManyAtOnce;
        HttpStatus otherwise = why instanceof Reply.GroupBusy ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT;
        return new Refusal(tooMany ? HttpStatus.TOO_MANY_REQUESTS : otherwise, Sentences.of(why));
    }

    private static Refusal unfit(String detail) {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, detail);
    }

    private void list(Context context) {
        Queries.checkKnown(context, "repo", "state", "page");
        Runs.Page page = Queries.page(context);
        Runs.Wanted wanted = new Runs.Wanted(
                access.within(Authentication.caller(context), Queries.repository(context)), 0, Queries.states(context));
        List<RunDocument> found =
                runs.latest(wanted, page).stream().map(RunDocument::of).toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("runs", found);
        answer.put("page", page.number() + 1);
        Optional.of(page.number() + 2)
                .filter(next -> found.size() == page.size())
                .ifPresent(next -> answer.put("next", next));
        Answers.json(context, HttpStatus.OK, answer);
    }

    private void show(Context context) {
        Queries.checkKnown(context);
        Answers.run(context, HttpStatus.OK, access.run(context));
    }
}
