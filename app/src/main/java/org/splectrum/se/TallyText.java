package org.splectrum.se;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.splectrum.se.merge.Refusal;
import org.splectrum.se.merge.replay.Tally;

/** Shows what a replay found. */
final class TallyText {
    private TallyText() {}

    static String json(Tally tally) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.put("conflicts", tally.conflicts()).put("human_accepted", tally.accepted());
        ObjectNode refused = all.putObject("refused");
        tally.refused().forEach(refused::put);
        ObjectNode wrong = all.putObject("wrong");
        tally.wrong()
                .forEach((kind, share) ->
                        wrong.putObject(kind.key()).put("tried", share.of()).put("accepted", share.some()));
        ObjectNode rungs = all.putObject("rungs");
        tally.rungs()
                .forEach((rung, share) ->
                        rungs.putObject(rung).put("resolved", share.of()).put("equal", share.some()));
        return all.toString();
    }

    static List<String> lines(Tally tally) {
        List<String> lines = new ArrayList<>();
        lines.add(tally.conflicts() + (tally.conflicts() == 1 ? " conflict" : " conflicts") + "; the gate accepts "
                + tally.accepted() + " of the people's answers"
                + percent(tally.conflicts() == 0 ? 0 : (double) tally.accepted() / tally.conflicts()));
        tally.languages()
                .forEach((language, share) -> lines.add("  " + language.toLowerCase(Locale.ROOT) + ": " + share.some()
                        + " of " + share.of() + percent(share.part())));
        if (tally.conflicts() == 0) {
            return lines;
        }
        lines.add("refused, by the weightiest reason:");
        tally.refused()
                .forEach((key, count) -> lines.add("  " + key + ": " + count + " ("
                        + Refusal.valueOf(key.toUpperCase(Locale.ROOT)).sentence() + ")"));
        lines.add("wrong answers accepted:");
        tally.wrong().forEach((kind, share) -> {
            lines.add("  " + kind.key() + ": " + share.some() + " of " + share.of() + percent(share.part()));
            share.which().forEach(which -> lines.add("    " + which));
        });
        lines.add("resolved without a model, and equal to the person's answer:");
        tally.rungs()
                .forEach((rung, share) ->
                        lines.add("  " + rung + ": " + share.of() + ", equal " + share.some() + percent(share.part())));
        return lines;
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, " (%.1f %%)", 100 * part);
    }
}
