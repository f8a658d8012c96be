package org.splectrum.se.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.splectrum.se.model.Nearest;
import org.splectrum.se.workflow.Expressions.Flaw;
import org.splectrum.se.workflow.Names;
import org.splectrum.se.workflow.Reference;

/** Whether what an expression names is there. */
final class NameCheck {
    private NameCheck() {}

    static List<Flaw> of(List<Mention> mentions, Names names) {
        List<Flaw> flaws = new ArrayList<>();
        mentions.forEach(mention ->
                wrong(mention.reference(), names).ifPresent(text -> flaws.add(new Flaw(mention.offset(), text))));
        return flaws;
    }

    private static Optional<String> wrong(Reference reference, Names names) {
        return switch (reference) {
            case Reference.Param(String name) -> param(name, names.params().keySet());
            case Reference.Output(String step, String output) -> step(step, names);
            case Reference.Result(String step) -> step(step, names);
            case Reference.Known known -> Optional.empty();
        };
    }

    private static Optional<String> param(String name, Set<String> params) {
        if (params.contains(name)) {
            return Optional.empty();
        }
        String minus = name.contains("-") ? "; a minus has blanks around it" : "";
        return Optional.of("there is no parameter “" + name + "”" + near(name, params) + minus);
    }

    private static Optional<String> step(String id, Names names) {
        if (names.over().contains(id)) {
            return Optional.empty();
        }
        return Optional.of(
                names.steps().contains(id)
                        ? "step “" + id
                                + "” need not be over here; name it under “needs” of this step, or of one before"
                        : "there is no step “" + id + "”" + near(id, names.steps()));
    }

    private static String near(String word, Set<String> known) {
        return Nearest.to(word, known)
                .map(near -> "; did you mean “" + near + "”?")
                .orElseGet(() -> known.isEmpty() ? "" : "; there are: " + String.join(", ", new TreeSet<>(known)));
    }
}
