package org.splectrum.se.config;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.splectrum.se.command.CommandTable;
import org.splectrum.se.workflow.Triggers;
import org.splectrum.se.workflow.Triggers.Moment;

/** Reads what starts a workflow. */
final class TriggersReader {
    /** GitHub's actions of the event {@code pull_request} that change what a workflow could look at. */
    static final List<String> ACTIONS = List.of(
            "opened",
            "synchronize",
            "reopened",
            "ready_for_review",
            "converted_to_draft",
            "edited",
            "labeled",
            "unlabeled");

    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_-]{0,63}");
    private static final int LABEL = 50;

    private TriggersReader() {}

    static Triggers read(Section on) {
        String command = on.value("command").map(TriggersReader::command).orElse("");
        String label = on.value("label").map(TriggersReader::label).orElse("");
        List<String> actions = on.items("pull_request").stream()
                .map(value -> value.word(ACTIONS))
                .distinct()
                .toList();
        String schedule = on.value("schedule").map(TriggersReader::schedule).orElse("");
        Set<Moment> moments = EnumSet.noneOf(Moment.class);
        moment(on.value("check"), Moment.CHECK, moments);
        moment(on.value("base_changed"), Moment.BASE_CHANGED, moments);
        on.end();
        return new Triggers(command, label, actions, schedule, moments);
    }

    private static void moment(Optional<Value> value, Moment moment, Set<Moment> moments) {
        if (value.map(Value::truth).orElse(false)) {
            moments.add(moment);
        }
    }

    /** {@code rebase} alone may be a workflow's: it is what the built-in one of this name does. */
    private static String command(Value value) {
        String word = value.text();
        boolean own = CommandTable.named(word).isPresent();
        if (!WORD.matcher(word).matches()) {
            value.wrong("a command is one word of lower case letters, digits, “-” and “_”");
        } else if (own && !word.equals("rebase")) {
            value.wrong("“/se " + word + "” is a command of SE itself; choose another word");
        }
        return word;
    }

    private static String label(Value value) {
        String label = value.text();
        if (label.length() > LABEL || label.contains(",")) {
            value.wrong("a label has at most " + LABEL + " characters and no comma");
        }
        return label;
    }

    private static String schedule(Value value) {
        String text = value.text().strip();
        int zone = text.lastIndexOf(' ');
        String mend = "; give five fields and a time zone, as “0 6 * * 1 Europe/Zurich”";
        try {
            if (text.split(" +").length != 6 || text.length() > 200) {
                value.wrong("this is no schedule" + mend);
                return text;
            }
            CronCalendar.read(text);
            if (new CronCalendar().next(text, Instant.EPOCH).equals(Instant.MAX)) {
                value.wrong("this date never comes" + mend);
            }
        } catch (DateTimeException _) {
            value.wrongAt(zone + 1, "there is no time zone “" + Section.cut(text.substring(zone + 1)) + "”" + mend);
        } catch (IllegalArgumentException e) {
            value.wrong("this is no schedule (" + Section.cut(String.valueOf(e.getMessage())) + ")" + mend);
        }
        return text;
    }
}
