package org.splectrum.se.run;

import java.util.EnumMap;
import java.util.Map;
import org.splectrum.se.command.Origin;
import org.splectrum.se.workflow.Reference.Fact;

/** What expressions can say of a run from its beginning. Pure. */
public final class Facts {
    private Facts() {}

    /** All that is known. */
    public static Map<Fact, String> of(Run run) {
        Map<Fact, String> facts = of(run.request());
        facts.put(Fact.RUN, run.id().value());
        return facts;
    }

    /** What is known before the run has a name. */
    static Map<Fact, String> of(Request request) {
        Origin origin = request.origin();
        Origin.Event event = origin.event();
        Map<Fact, String> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.REPOSITORY, origin.place().repository().toString());
        String number = String.valueOf(origin.place().number());
        switch (origin.place().kind()) {
            case ISSUE -> facts.put(Fact.ISSUE, number);
            case PULL_REQUEST -> facts.put(Fact.PULL, number);
            case REPOSITORY -> {}
        }
        facts.put(Fact.EVENT, event.name());
        facts.put(Fact.LABEL, event.label());
        facts.put(Fact.ACTION, event.action());
        if (event.name().equals(Origin.Event.COMMAND.name())) {
            facts.put(Fact.COMMAND, request.workflow().name());
        }
        facts.put(Fact.PROMPT, request.prompt());
        facts.put(Fact.ACTOR, origin.person().login());
        return facts;
    }
}
