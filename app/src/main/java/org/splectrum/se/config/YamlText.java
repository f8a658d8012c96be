package org.splectrum.se.config;

import java.io.StringReader;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;

/** YAML 1.1 that strangers may have written: small, flat, without anchors, and never made into objects. Pure. */
final class YamlText {
    /** Characters of a file. */
    static final int LIMIT = 64 * 1024;

    private static final int DEPTH = 12;

    /** Problems in which the parser quotes the file, which may hold a secret. */
    private static final Pattern QUOTING =
            Pattern.compile("(found undefined alias|found undefined tag handle|found duplicate anchor).*");

    private YamlText() {}

    /** The file's outermost section; an empty one where the text is empty or cannot be read. */
    static Section read(String text, Faults faults) {
        faults.reading(text);
        if (text.length() > LIMIT) {
            faults.add("the file has more than 64 KiB; keep it short");
            return Section.empty(faults);
        }
        Node root = parse(text, faults);
        return root == null || Tag.NULL.equals(root.getTag())
                ? Section.empty(faults)
                : new Value(root, faults).section();
    }

    private static @Nullable Node parse(String text, Faults faults) {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEPTH);
        try {
            return new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            String context = e.getContext() == null ? "" : " " + e.getContext();
            String problem = "not YAML: "
                    + QUOTING.matcher(String.valueOf(e.getProblem())).replaceFirst("$1") + context;
            if (e.getProblemMark() == null) {
                faults.add(problem);
            } else {
                faults.add(e.getProblemMark(), problem);
            }
        } catch (YAMLException _) {
            faults.add("not YAML: it holds control characters or aliases, or is nested too deeply; keep it plain");
        }
        return null;
    }
}
