package org.splectrum.se.web;

import io.javalin.http.Context;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.run.RunState;
import org.splectrum.se.run.Runs;

/** What stands in a request's address. Each throws a {@link Refusal} that names the mend. */
final class Queries {
    private static final int SIZE = 30;
    private static final int MOST_PAGES = 1_000_000;

    private static final List<String> STATES =
            Stream.of(RunState.values()).map(Queries::word).toList();

    private Queries() {}

    static void checkKnown(Context context, String... known) {
        List<String> names = List.of(known);
        context.queryParamMap().keySet().forEach(name -> Fields.checkKnown("query parameter", name, names));
    }

    static RepositoryName repository(String name) {
        try {
            return RepositoryName.of(name);
        } catch (IllegalArgumentException e) {
            throw Fields.refused("This is no repository's name. Give repo as owner/name.");
        }
    }

    static Optional<RepositoryName> repository(Context context) {
        return Optional.ofNullable(context.queryParam("repo")).map(Queries::repository);
    }

    /** Commas between several. */
    static Set<RunState> states(Context context) {
        Set<RunState> states = EnumSet.noneOf(RunState.class);
        String given = Optional.ofNullable(context.queryParam("state")).orElse("");
        for (String each : given.isEmpty() ? new String[0] : given.split(",", -1)) {
            Fields.checkKnown("state", each, STATES);
            states.add(RunState.valueOf(each.toUpperCase(Locale.ROOT)));
        }
        return states;
    }

    /** From 1 as written, from 0 as given. */
    static Runs.Page page(Context context) {
        String given = Optional.ofNullable(context.queryParam("page")).orElse("1");
        if (!given.matches("[1-9][0-9]{0,6}") || Integer.parseInt(given) > MOST_PAGES) {
            throw Fields.refused("The page is not a number from 1. Leave it out for the first.");
        }
        return new Runs.Page(Integer.parseInt(given) - 1, SIZE);
    }

    static String word(RunState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
