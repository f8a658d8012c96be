package org.splectrum.se.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.splectrum.se.workflow.Reference;
import org.splectrum.se.workflow.Reference.Fact;

/**
 * Finds what an expression names. As on GitHub, names may hold {@code -}, which CEL would take for a minus: {@code
 * steps.my-step.outputs.url}. So each mention becomes a variable for CEL, of the same length.
 */
final class Mentions {
    private static final String ID = "[A-Za-z0-9_]+(?:-[A-Za-z0-9_]+)*";
    private static final String MEMBER = "(?:\\s*\\.\\s*(" + ID + ")|\\s*\\[\\s*(?:'([^']*)'|\"([^\"]*)\")\\s*])";

    private static final Pattern PARAM = Pattern.compile("params" + MEMBER);
    private static final Pattern OUTPUT = Pattern.compile("steps" + MEMBER + "\\s*\\.\\s*outputs" + MEMBER);
    private static final Pattern RESULT = Pattern.compile("steps" + MEMBER + "\\s*\\.\\s*result\\b");
    private static final Pattern GOES_ON = Pattern.compile("[A-Za-z0-9_(]");

    private final String expression;
    private final List<Mention> found = new ArrayList<>();
    private final Map<Reference, Integer> numbers = new LinkedHashMap<>();

    private Mentions(String expression) {
        this.expression = expression;
    }

    /** In their order. */
    static List<Mention> in(String expression) {
        return new Mentions(expression).all();
    }

    /** The expression as CEL gets it. */
    static String replaced(String expression, List<Mention> mentions) {
        StringBuilder replaced = new StringBuilder(expression);
        mentions.forEach(
                mention -> replaced.replace(mention.offset(), mention.offset() + mention.length(), mention.variable()));
        return replaced.toString();
    }

    private List<Mention> all() {
        int at = 0;
        while (at < expression.length()) {
            char c = expression.charAt(at);
            if (c == '\'' || c == '"') {
                int end = expression.indexOf(c, at + 1);
                at = end < 0 ? expression.length() : end + 1;
            } else if (Character.isLetterOrDigit(c) || c == '_') {
                at = word(at);
            } else {
                at++;
            }
        }
        return found;
    }

    /** Reads on behind the word, or the whole mention that begins with it. */
    private int word(int at) {
        boolean member = at > 0 && expression.substring(0, at).stripTrailing().endsWith(".");
        if (!member) {
            Optional<Mention> mention = Stream.of(output(at), result(at), param(at), fact(at))
                    .flatMap(Optional::stream)
                    .findFirst();
            if (mention.isPresent()) {
                found.add(mention.get());
                return at + mention.get().length();
            }
        }
        int end = at;
        while (end < expression.length()
                && (Character.isLetterOrDigit(expression.charAt(end)) || expression.charAt(end) == '_')) {
            end++;
        }
        return end;
    }

    private Optional<Mention> output(int at) {
        Matcher matcher = at(OUTPUT, at);
        return matcher.lookingAt()
                ? mention(new Reference.Output(member(matcher, 1), member(matcher, 4)), at, matcher.end())
                : Optional.empty();
    }

    private Optional<Mention> result(int at) {
        Matcher matcher = at(RESULT, at);
        return matcher.lookingAt()
                ? mention(new Reference.Result(member(matcher, 1)), at, matcher.end())
                : Optional.empty();
    }

    private Optional<Mention> param(int at) {
        Matcher matcher = at(PARAM, at);
        return matcher.lookingAt()
                ? mention(new Reference.Param(member(matcher, 1)), at, matcher.end())
                : Optional.empty();
    }

    private Optional<Mention> fact(int at) {
        return Stream.of(Fact.values())
                .filter(fact -> expression.startsWith(fact.path(), at))
                .filter(fact -> ends(at + fact.path().length()))
                .map(fact ->
                        mention(new Reference.Known(fact), at, at + fact.path().length()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether a word ends here, and is neither a function's name nor the beginning of a longer one. */
    private boolean ends(int end) {
        return end == expression.length()
                || !GOES_ON.matcher(expression).region(end, end + 1).matches();
    }

    private Matcher at(Pattern pattern, int at) {
        return pattern.matcher(expression).region(at, expression.length());
    }

    private static String member(Matcher matcher, int group) {
        return Stream.of(matcher.group(group), matcher.group(group + 1), matcher.group(group + 2))
                .filter(name -> name != null)
                .findFirst()
                .orElse("");
    }

    /** One variable for one thing; the shortest mention has five characters. */
    private Optional<Mention> mention(Reference reference, int from, int to) {
        int number = numbers.getOrDefault(reference, numbers.size());
        numbers.put(reference, number);
        String start = "v" + number + "_";
        return Optional.of(new Mention(
                reference, from, to - from, start + "_".repeat(Math.max(0, to - from - start.length()))));
    }
}
