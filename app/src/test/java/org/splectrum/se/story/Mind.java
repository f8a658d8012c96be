package org.splectrum.se.story;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.splectrum.se.Traces;
import org.splectrum.se.demo.model.Asked;
import org.splectrum.se.demo.model.Script;
import org.splectrum.se.demo.model.Turn;

/** What the scripted model does in the stories. */
final class Mind {
    static final String MENDED = "`add` subtracted. It adds now, in `calc.sh`.";

    private static final Pattern ORDER = Pattern.compile("Please run `([^`]+)`");

    private Mind() {}

    /** Mends the calculator. */
    static Script mending() {
        return doing("sed -i '/add)/s/-/+/' calc.sh", MENDED);
    }

    /** Runs a command in the workspace and ends with these words. */
    static Script doing(String command, String words) {
        return Script.of(
                new Turn.Use("I do it.", "Bash", Map.of("command", command, "description", "Do it")),
                new Turn.Say(words));
    }

    /** The script from its beginning, where so many turns of the same conversation went before. */
    static Script after(int turns, Script script) {
        return asked -> script.answer(new Asked(
                asked.model(),
                asked.prompt(),
                Math.max(0, asked.answered() - turns),
                asked.results(),
                asked.tools(),
                asked.folder()));
    }

    /** Runs whatever command the prompt asks for, and ends with these words. */
    static Script obeying(String words) {
        return asked -> {
            Matcher order = ORDER.matcher(asked.prompt());
            return asked.results().isEmpty() && order.find()
                    ? new Turn.Use("I obey.", "Bash", Map.of("command", order.group(1), "description", "Obey"))
                    : new Turn.Say(words);
        };
    }

    /** As the script, but whatever command it runs comes after one that leaves a file of this name wherever it can. */
    static Script planting(String name, Script script) {
        return asked -> {
            Turn turn = script.answer(asked);
            if (turn instanceof Turn.Use(String text, String tool, Map<String, String> input) && tool.equals("Bash")) {
                Map<String, String> more = new HashMap<>(input);
                more.computeIfPresent("command", (key, command) -> Traces.planting(name) + "; " + command);
                return new Turn.Use(text, tool, more);
            }
            return turn;
        };
    }

    static Script saying(String words) {
        return Script.of(new Turn.Say(words));
    }

    /** As the script, but for something that happens while each agent is at work. */
    static Script everyTime(Runnable event, Script script) {
        return asked -> {
            if (asked.answered() == 1) {
                event.run();
            }
            return script.answer(asked);
        };
    }

    /** As the script, but for something that happens once, while the agent is at work. */
    static Script meanwhile(Runnable event, Script script) {
        AtomicBoolean happened = new AtomicBoolean();
        return asked -> {
            if (asked.answered() > 0 && happened.compareAndSet(false, true)) {
                event.run();
            }
            return script.answer(asked);
        };
    }
}
