package org.splectrum.se.merge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a text brings in, apart from the rest of it.
 *
 * @param entries each name brought in
 * @param groups the lines that do so, as they stand together
 * @param rest every other line
 */
record Imports(List<Entry> entries, List<List<Line>> groups, List<Line> rest) {
    private static final Pattern NAMES = Pattern.compile(
            "(?s)(?:import(\\s+type)?\\s*\\{(.*)\\}\\s*from\\s*(\\S+?);?|from\\s+(\\S+)\\s+import\\s+\\(?(.*?)\\)?)\\s*");
    private static final Pattern JAVA = Pattern.compile("(?s)import\\s+(static\\s+)?([\\w.$]+?)\\s*;");

    Imports {
        entries = List.copyOf(entries);
        groups = groups.stream().map(List::copyOf).toList();
        rest = List.copyOf(rest);
    }

    /**
     * A name brought in.
     *
     * @param key the whole of it, without white space
     * @param name under which a Java program uses it; empty where that is not known
     * @param line of its text
     */
    record Entry(String key, String name, Line line) {}

    static Imports of(Language language, Text text, Optional<Node> tree) {
        List<Node> nodes = tree.stream()
                .flatMap(root -> root.children().stream())
                .filter(node -> Grammar.of(language).imports().contains(node.kind()))
                .filter(node -> alone(node, text.value()))
                .toList();
        Set<Integer> taken = new HashSet<>();
        List<Entry> entries = new ArrayList<>();
        for (Node node : nodes) {
            for (int line = node.first(); line <= node.last(); line++) {
                taken.add(line);
            }
            entries(language, node, text).forEach(entries::add);
        }
        return new Imports(
                entries,
                groups(text, taken),
                text.lines().stream()
                        .filter(line -> !taken.contains(line.number()))
                        .toList());
    }

    Set<String> keys() {
        return entries.stream().map(Entry::key).collect(Collectors.toSet());
    }

    /** How often each is brought in. */
    Bag counted() {
        return Bag.of(entries.stream().map(Entry::key).toList());
    }

    /** How many bring in again what another does, or in Java another thing by the same name. */
    long repeated() {
        List<String> types = entries.stream()
                .filter(entry -> !entry.name().isEmpty() && !entry.name().equals("*"))
                .filter(entry -> !entry.key().startsWith("import static"))
                .map(Entry::name)
                .toList();
        return entries.size()
                - keys().size()
                + types.size()
                - types.stream().distinct().count();
    }

    /** How often something else than a blank line stands between two imports. */
    long breaks() {
        if (groups.isEmpty()) {
            return 0;
        }
        int first = groups.getFirst().getFirst().number();
        int last = groups.getLast().getLast().number();
        return rest.stream()
                .filter(line -> !line.blank() && line.number() > first && line.number() < last)
                .count();
    }

    /** Neighbours, as they stand. */
    record Pair(String first, String second) {}

    /** Pairs of neighbours that do not stand in the order of their texts; empty where all imports are sorted. */
    Set<Pair> unsorted() {
        return groups.stream()
                .map(group -> group.stream().map(line -> line.text().strip()).toList())
                .flatMap(group -> IntStream.range(1, group.size())
                        .filter(at -> group.get(at - 1).compareTo(group.get(at)) > 0)
                        .mapToObj(at -> new Pair(group.get(at - 1), group.get(at))))
                .collect(Collectors.toSet());
    }

    /** Whether nothing else stands on its lines. */
    private static boolean alone(Node node, String text) {
        int before = text.lastIndexOf('\n', node.begin() - 1) + 1;
        int after = text.indexOf('\n', node.end());
        return text.substring(before, node.begin()).isBlank()
                && text.substring(node.end(), after < 0 ? text.length() : after).matches("\\s*;?\\s*");
    }

    private static Stream<Entry> entries(Language language, Node node, Text text) {
        Line line = text.lines().get(node.first() - 1);
        String written = node.text(text.value());
        if (language == Language.GO) {
            return node.all()
                    .filter(spec -> spec.kind().equals("import_spec"))
                    .map(spec -> new Entry(spec.text(text.value()).replaceAll("\\s+", " "), "", line));
        }
        Matcher java = JAVA.matcher(written);
        if (language == Language.JAVA && java.matches()) {
            String name = java.group(2);
            return Stream.of(new Entry(bare(written), name.substring(name.lastIndexOf('.') + 1), line));
        }
        Matcher names = NAMES.matcher(written);
        if (!names.matches()) {
            return Stream.of(new Entry(bare(written), "", line));
        }
        String from =
                names.group(3) == null ? names.group(4) : names.group(3) + (names.group(1) == null ? "" : " type");
        String list = names.group(2) == null ? names.group(5) : names.group(2);
        return Stream.of(list.split(","))
                .map(Imports::bare)
                .filter(name -> !name.isEmpty())
                .map(name -> new Entry(from + " " + name, "", line));
    }

    private static String bare(String written) {
        return written.strip().replaceAll("\\s+", " ").replaceAll(" ?([.;{},]) ?", "$1");
    }

    private static List<List<Line>> groups(Text text, Set<Integer> taken) {
        List<List<Line>> groups = new ArrayList<>();
        int last = -1;
        for (Line line : text.lines()) {
            if (taken.contains(line.number())) {
                if (line.number() != last + 1) {
                    groups.add(new ArrayList<>());
                }
                groups.getLast().add(line);
                last = line.number();
            }
        }
        return groups;
    }
}
