package org.splectrum.se.config;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.splectrum.se.model.Nearest;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Keys and values of a YAML file. Whatever was never asked for is unknown: see {@link #end()}. Not thread-safe. */
final class Section {
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Map<String, Mark> places = new LinkedHashMap<>();
    private final Set<String> known = new TreeSet<>();
    private final Faults faults;

    private Section(Faults faults) {
        this.faults = faults;
    }

    static Section empty(Faults faults) {
        return new Section(faults);
    }

    static Section of(MappingNode mapping, Faults faults) {
        Section section = new Section(faults);
        mapping.getValue().forEach(section::add);
        return section;
    }

    private void add(NodeTuple tuple) {
        Mark at = tuple.getKeyNode().getStartMark();
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            faults.add(at, "a key must be a single word");
        } else if (values.containsKey(key.getValue())) {
            faults.add(at, "“" + cut(key.getValue()) + "” stands here a second time; keep one");
        } else {
            places.put(key.getValue(), at);
            values.put(key.getValue(), new Value(tuple.getValueNode(), faults));
        }
    }

    /** The key's value; empty where the key is missing. */
    Optional<Value> value(String key) {
        known.add(key);
        return Optional.ofNullable(values.get(key));
    }

    /** The list below the key; empty where the key is missing. */
    List<Value> items(String key) {
        return value(key).map(Value::items).orElse(List.of());
    }

    /** The section below the key; an empty one where the key is missing. */
    Section section(String key) {
        return value(key).map(Value::section).orElseGet(() -> empty(faults));
    }

    /** All keys and values in the order of the file, where any key is right. */
    Map<String, Value> entries() {
        known.addAll(values.keySet());
        return Collections.unmodifiableMap(values);
    }

    /** The keys in the order of the file that were not asked for by name, which are thereby known. */
    List<String> others() {
        List<String> others =
                values.keySet().stream().filter(key -> !known.contains(key)).toList();
        known.addAll(others);
        return others;
    }

    /** Where the key stands. */
    void wrong(String key, String text) {
        faults.add(Objects.requireNonNull(places.get(key), key), text);
    }

    /** Tells the unknown keys. */
    void end() {
        values.keySet().stream().filter(key -> !known.contains(key)).forEach(key -> wrong(key, unknown(key)));
    }

    private String unknown(String key) {
        return "“" + cut(key) + "” is not known here; " + hint(key, known);
    }

    /** The mend for a word that is not one of these. */
    static String hint(String word, Collection<String> known) {
        return Nearest.to(word, known)
                .map(near -> "did you mean “" + near + "”?")
                .orElseGet(() -> "known are: " + String.join(", ", known));
    }

    /** Short enough to be shown. */
    static String cut(String text) {
        String start = text.length() <= 40 ? text : text.substring(0, 39) + "…";
        return start.replaceAll("\\p{Cntrl}", " ");
    }
}
