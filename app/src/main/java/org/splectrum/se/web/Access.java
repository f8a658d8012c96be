package org.splectrum.se.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.splectrum.se.command.Authorization.Verdict;
import org.splectrum.se.command.Command;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Permission;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.RunId;
import org.splectrum.se.run.Action;
import org.splectrum.se.run.Addresses;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.Runs;

/**
 * What a caller may see and do: the API's own token all of it, a person what GitHub lets them on the repository. To who may not see it
 * a thing is as if it were not there. Thread-safe. Each throws a RuntimeException where GitHub was to be asked and did not answer.
 */
final class Access {
    private final Api.People people;
    private final Addresses addresses;
    private final Runs runs;

    Access(Api.People people, Addresses addresses, Runs runs) {
        this.people = people;
        this.addresses = addresses;
        this.runs = runs;
    }

    boolean sees(Caller caller, Run run) {
        return sees(caller, run.request().origin().place().home());
    }

    /** The same of a run by its id; what is not known any more a person does not see. */
    boolean sees(Caller caller, RunId run) {
        return caller instanceof Caller.Program
                || runs.find(run).filter(known -> sees(caller, known)).isPresent();
    }

    private boolean sees(Caller caller, Home home) {
        return switch (caller) {
            case Caller.Program program -> true;
            case Caller.GitHubUser(var login, var _) ->
                people.reading().of(home, login).covers(Permission.READ);
        };
    }

    /** The repository of this name; empty where SE's App is not installed there, or the caller may not see it. */
    Optional<Home> home(Caller caller, RepositoryName repository) {
        return addresses.home(repository).filter(home -> sees(caller, home));
    }

    /** Those of all repositories that the caller is to be shown. */
    List<RepositoryName> repositories(Caller caller) {
        return switch (caller) {
            case Caller.Program program -> addresses.repositories();
            case Caller.GitHubUser(var _, var token) -> {
                Set<RepositoryName> theirs = people.identities().repositories(token);
                yield theirs.isEmpty()
                        ? List.of()
                        : addresses.repositories().stream()
                                .filter(theirs::contains)
                                .toList();
            }
        };
    }

    /** Where runs are to be looked for. */
    Runs.Within within(Caller caller, Optional<RepositoryName> named) {
        return switch (caller) {
            case Caller.Program program -> named.<Runs.Within>map(Access::only).orElseGet(Runs.Within.Everywhere::new);
            case Caller.GitHubUser(var _, var token) -> {
                Set<RepositoryName> theirs = people.identities().repositories(token);
                yield named.isEmpty()
                        ? new Runs.Within.Only(theirs)
                        : new Runs.Within.Only(named.filter(name -> theirs.contains(name)
                                        || home(caller, name).isPresent())
                                .map(Set::of)
                                .orElseGet(Set::of));
            }
        };
    }

    private static Runs.Within.Only only(RepositoryName repository) {
        return new Runs.Within.Only(Set.of(repository));
    }

    /** The run whose id stands in the path. @throws Refusal 404 where there is none, or none that the caller may see */
    Run run(Context context) {
        Caller caller = Authentication.caller(context);
        return RunId.read(context.pathParam("id"))
                .flatMap(runs::find)
                .filter(run -> sees(caller, run))
                .orElseThrow(() -> new Refusal(
                        HttpStatus.NOT_FOUND,
                        "There is no run of this id. GET /api/runs lists those that there are; ids look like"
                                + " fix-20260102-abc123."));
    }

    /**
     * GitHub is asked now, as for a command there, and the same rules hold.
     *
     * @throws Refusal with 403 where the caller, who may see it, may not do that on the repository
     */
    void check(Caller caller, Home home, Command command) {
        if (!(caller instanceof Caller.GitHubUser(var login, var _))) {
            return;
        }
        Permission has = people.acting().of(home, login);
        switch (people.authorization().decide(Person.user(login), List.of(), has, command)) {
            case Verdict.Allowed allowed -> {}
            case Verdict.Refused(var _, var _, var needed) ->
                throw new Refusal(
                        HttpStatus.FORBIDDEN,
                        login + " may not do that on " + home + ": it takes the permission " + word(needed)
                                + ", and GitHub says " + word(has) + ". Ask an owner of the repository for it.");
            case Verdict.Silent(var reason) -> throw new Refusal(HttpStatus.FORBIDDEN, reason + ".");
        }
    }

    /** The same for what is done to a run. */
    void check(Caller caller, Run run, Action action) {
        check(caller, run.request().origin().place().home(), command(run.id().value(), action));
    }

    private static Command command(String run, Action action) {
        return switch (action) {
            case Action.Cancel cancel -> new Command.Cancel(run);
            case Action.GiveWay giveWay -> new Command.Cancel(run);
            case Action.Resume(var answer) -> new Command.Resume(run, answer);
            case Action.Retry(var from) -> new Command.Retry(run, from);
            case Action.Undo undo -> new Command.Undo(run);
            case Action.Raise(var microUsd) -> new Command.Budget(run, microUsd);
        };
    }

    private static String word(Permission permission) {
        return permission.name().toLowerCase(Locale.ROOT);
    }
}
