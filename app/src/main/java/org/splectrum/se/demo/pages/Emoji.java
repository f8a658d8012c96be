package org.splectrum.se.demo.pages;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.splectrum.se.demo.github.Reaction;

/** One kind of reaction under a remark, and whose. */
public record Emoji(String symbol, List<String> by) {
    public Emoji {
        requireNonNull(symbol, "symbol is null");
        by = List.copyOf(by);
    }

    /** The reactions by kind, in the order in which they came. */
    static List<Emoji> of(List<Reaction> reactions) {
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        for (Reaction reaction : reactions) {
            kinds.computeIfAbsent(symbol(reaction.content()), symbol -> new ArrayList<>())
                    .add(reaction.author());
        }
        return kinds.entrySet().stream()
                .map(kind -> new Emoji(kind.getKey(), kind.getValue()))
                .toList();
    }

    public String names() {
        return String.join(", ", by);
    }

    private static String symbol(String content) {
        return switch (content) {
            case "+1" -> "👍";
            case "-1" -> "👎";
            case "laugh" -> "😄";
            case "confused" -> "😕";
            case "heart" -> "❤️";
            case "hooray" -> "🎉";
            case "rocket" -> "🚀";
            case "eyes" -> "👀";
            default -> content;
        };
    }
}
