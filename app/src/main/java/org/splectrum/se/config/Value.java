package org.splectrum.se.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A value in a YAML file. What it is not is a fault, and then something harmless stands in for it. */
record Value(Node node, Faults faults) {
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,18}");
    private static final Pattern TIME = Pattern.compile("([0-9]{1,7})([smhd])");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,6})?");

    Value(Node node, Faults faults) {
        this.node = node;
        this.faults = faults;
        if (node.getAnchor() != null) {
            wrong("anchors and aliases (“&” and “*”) are not allowed here; write the value out");
        }
    }

    void wrong(String text) {
        faults.add(node.getStartMark(), text);
    }

    /** Something wrong within the text that this is; {@code offset} counts its characters. */
    void wrongAt(int offset, String text) {
        SourcePosition sourcePosition = SourcePosition.of(node, offset, faults.source());
        faults.add(sourcePosition.line(), sourcePosition.column(), text);
    }

    /** Whether nothing is written here. */
    boolean isNothing() {
        return Tag.NULL.equals(node.getTag());
    }

    boolean isText() {
        return Tag.STR.equals(node.getTag());
    }

    /** A text that is not blank. */
    String text() {
        if (node instanceof ScalarNode scalar && Tag.STR.equals(scalar.getTag())) {
            if (scalar.getValue().isBlank()) {
                wrong("this is empty; give a text or leave the key out");
            }
            return scalar.getValue();
        }
        boolean other = node instanceof ScalarNode && !Tag.NULL.equals(node.getTag());
        wrong(other ? "this must be a text; put it in quotes" : "this must be a text");
        return "";
    }

    /** A text that may be empty. */
    String anyText() {
        return node instanceof ScalarNode scalar && scalar.getValue().isEmpty() && Tag.STR.equals(scalar.getTag())
                ? ""
                : text();
    }

    /** What is written, whether text, number or truth; empty where nothing is. */
    String plain() {
        if (node instanceof ScalarNode scalar) {
            return Tag.NULL.equals(scalar.getTag()) ? "" : scalar.getValue();
        }
        wrong("this must be a single value");
        return "";
    }

    /** A whole number from 1 upwards. */
    long whole() {
        if (node instanceof ScalarNode scalar
                && WHOLE.matcher(scalar.getValue()).matches()) {
            long number = Long.parseLong(scalar.getValue());
            if (number > 0) {
                return number;
            }
        }
        wrong("this must be a whole number above 0");
        return 1;
    }

    /** A whole number. */
    int whole(int least, int most) {
        if (node instanceof ScalarNode scalar
                && WHOLE.matcher(scalar.getValue()).matches()) {
            long number = Long.parseLong(scalar.getValue());
            if (number >= least && number <= most) {
                return (int) number;
            }
        }
        wrong("this must be a whole number from " + least + " to " + most);
        return least;
    }

    /** True or false. */
    boolean truth() {
        boolean right =
                Tag.BOOL.equals(node.getTag()) && List.of("true", "false").contains(plain());
        if (!right) {
            wrong("this must be true or false");
        }
        return right && plain().equals("true");
    }

    /** A span of time, as {@code 90s}, {@code 45m}, {@code 2h} or {@code 1d}; more than none, and a week at most. */
    Duration time() {
        Matcher form = TIME.matcher(node instanceof ScalarNode scalar ? scalar.getValue() : "");
        if (form.matches()) {
            long number = Long.parseLong(form.group(1));
            Duration time = Duration.ofSeconds(
                    switch (form.group(2)) {
                        case "s" -> number;
                        case "m" -> 60 * number;
                        case "h" -> 3600 * number;
                        default -> 86_400 * number;
                    });
            if (time.isPositive() && time.compareTo(WEEK) <= 0) {
                return time;
            }
        }
        wrong("this must be a time from 1s to 7d, as 90s, 45m or 2h");
        return Duration.ofSeconds(1);
    }

    /** One of these words; the first where it is none. */
    String word(Collection<String> known) {
        String word = text();
        if (known.contains(word)) {
            return word;
        }
        if (!word.isBlank()) {
            wrong("“" + Section.cut(word) + "” is not known here; " + Section.hint(word, known));
        }
        return known.iterator().next();
    }

    /** A positive amount, as {@code 5} or {@code 2.50}. */
    BigDecimal amount() {
        if (node instanceof ScalarNode scalar
                && AMOUNT.matcher(scalar.getValue()).matches()) {
            BigDecimal amount = new BigDecimal(scalar.getValue());
            if (amount.signum() > 0) {
                return amount;
            }
        }
        wrong("this must be an amount above 0, as 5 or 2.50");
        return BigDecimal.ONE;
    }

    List<Value> items() {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .map(item -> new Value(item, faults))
                    .toList();
        }
        wrong("this must be a list, as [one, two]");
        return List.of();
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    /** Keys and values, none where nothing is written. */
    Section fields() {
        return isNothing() ? Section.empty(faults) : section();
    }

    Section section() {
        if (node instanceof MappingNode mapping) {
            return Section.of(mapping, faults);
        }
        wrong("this must hold keys and values, as “key: value”");
        return Section.empty(faults);
    }
}
