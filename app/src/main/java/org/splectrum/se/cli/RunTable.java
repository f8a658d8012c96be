package org.splectrum.se.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Runs and other things as lines of a terminal. Pure. */
final class RunTable {
    private static final int GAP = 2;
    private static final int MICRO = 6;
    private static final long CENT = 10_000;

    private RunTable() {}

    /** A line each: id, status, place, cost, what it waits for. */
    static List<String> lines(Iterable<JsonNode> runs) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("RUN", "STATUS", "ON", "COST", "WAITS FOR"));
        runs.forEach(run -> rows.add(List.of(
                run.path("workflowId").asText(),
                run.path("status").asText(),
                run.path("context").path("place").asText(),
                cost(run),
                run.path("waitsFor").asText())));
        return aligned(rows);
    }

    /** A run with its steps, and what it asks. */
    static List<String> details(JsonNode run) {
        List<String> lines = new ArrayList<>(lines(List.of(run)));
        lines.add("");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("STEP", "STATUS", "ATTEMPTS", "NOW", "PROBLEM"));
        run.path("steps")
                .forEach(step -> rows.add(List.of(
                        step.path("id").asText(),
                        step.path("status").asText(),
                        step.path("attempts").asText(),
                        now(step),
                        step.path("problem").asText())));
        lines.addAll(aligned(rows));
        String conclusion = run.path("conclusion").asText("");
        if (!conclusion.isEmpty()) {
            lines.add("");
            lines.add("Check: " + conclusion
                    + lacks(run).map(lack -> ", " + words(lack)).collect(Collectors.joining()));
        }
        JsonNode asked = run.path("interventionRequest");
        if (asked.isObject()) {
            List<String> words = new ArrayList<>();
            asked.path("requiredAction").forEach(word -> words.add(word.asText()));
            lines.add("");
            lines.add("It asks: " + asked.path("description").asText());
            lines.add("Answer with: se resume " + run.path("workflowId").asText() + " --answer "
                    + String.join("|", words));
        }
        String pull = run.path("context").path("pullRequest").asText("");
        if (!pull.isEmpty()) {
            lines.add("");
            lines.add(pull);
        }
        return lines.stream().map(RunTable::bare).toList();
    }

    /** What would have to hold and does not, each as the server names it. */
    static Stream<String> lacks(JsonNode run) {
        return StreamSupport.stream(run.path("lacks").spliterator(), false).map(JsonNode::asText);
    }

    /** A name of the server's, for people. */
    static String words(String name) {
        return name.replace('_', ' ');
    }

    private static String now(JsonNode step) {
        String awaited = step.path("waitsFor").asText();
        return awaited.isEmpty() ? step.path("activity").asText() : "waits for " + awaited;
    }

    /** Columns that stand below each other. */
    static List<String> aligned(List<List<String>> rows) {
        List<Integer> widths = IntStream.range(0, rows.getFirst().size())
                .mapToObj(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = bare(row.get(column));
            line.append(cell).append(" ".repeat(Math.max(0, widths.get(column) + GAP - cell.length())));
        }
        return line.toString().stripTrailing();
    }

    private static String cost(JsonNode run) {
        long micro = 0;
        for (JsonNode step : run.path("steps")) {
            micro += step.path("costMicroUsd").asLong();
        }
        return usd(micro);
    }

    /** @param micro millionths of a US dollar */
    static String usd(long micro) {
        return "$" + BigDecimal.valueOf(micro, MICRO).setScale(micro < CENT ? 4 : 2, RoundingMode.HALF_UP);
    }

    /** What a server says must not steer the terminal. */
    private static String bare(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
