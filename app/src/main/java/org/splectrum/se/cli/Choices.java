package org.splectrum.se.cli;

import java.util.List;
import org.splectrum.se.model.Nearest;

/** Shows choices, and says what is none. */
final class Choices {
    private Choices() {}

    static void print(List<Choice> choices, Console console) {
        int width = choices.stream()
                .mapToInt(choice -> choice.name().length())
                .max()
                .orElse(0);
        choices.forEach(choice ->
                console.print(choice.name() + " ".repeat(width - choice.name().length() + 2) + choice.description()));
    }

    /** A problem for each name that is none of the choices. */
    static List<String> problems(String kind, List<String> names, List<Choice> choices) {
        List<String> known = choices.stream().map(Choice::name).toList();
        return names.stream()
                .filter(name -> !known.contains(name))
                .map(name -> "there is no " + kind + " “" + name + "”; "
                        + Nearest.to(name, known)
                                .map(near -> "did you mean “" + near + "”?")
                                .orElseGet(() -> "there are: " + String.join(", ", known)))
                .toList();
    }
}
