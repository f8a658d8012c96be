package org.splectrum.se.merge;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Parses XML with the JDK's own parser: no document types, no entities from outside. Thread-safe. */
final class Xml {
    /** An element that is one of many whose order carries no meaning: a dependency, a module, a property, an entry of a map. */
    static final String ENTRY = "entry";

    /** Any other element that has siblings of its name. */
    static final String ELEMENT = "element";

    /** An element of which its parent has one. */
    static final String SINGLE = "single";

    /** Parents that hold sets, by the conventions of Maven, NuGet and Java's properties. */
    private static final Set<String> SETS = Set.of(
            "dependencies", "modules", "properties", "exclusions", "plugins", "licenses", "developers", "ItemGroup");

    /** Children that tell elements of one name apart. */
    private static final List<String> IDENTITY = List.of("groupId", "artifactId", "type", "classifier", "id", "name");

    private static final Pattern ATTRIBUTE = Pattern.compile("\\b(?:id|name|key|Include)\\s*=\\s*(\"[^\"]*\"|'[^']*')");

    private static final int MAX_DEPTH = 400;

    private final String text;
    private final LineIndex index;
    private final Deque<Open> open = new ArrayDeque<>();
    private int at;

    private Xml(String text) {
        this.text = text;
        this.index = new LineIndex(text);
    }

    private record Open(String name, int begin, boolean empty, List<Node> children) {}

    /** @return nothing where the text is not well-formed, or needs a document type */
    static Optional<Node> parse(String text) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
            return new Xml(text).read(reader);
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }

    private Optional<Node> read(XMLStreamReader reader) throws XMLStreamException {
        open.push(new Open("", 0, false, new ArrayList<>()));
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (open.size() > MAX_DEPTH) {
                        return Optional.empty();
                    }
                    int begin = text.indexOf('<', at);
                    at = tagEnd(begin);
                    open.push(new Open(reader.getLocalName(), begin, text.charAt(at - 2) == '/', new ArrayList<>()));
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    at = open.element().empty() ? at : tagEnd(text.indexOf('<', at));
                    close(at);
                }
                case XMLStreamConstants.COMMENT -> at = after("-->");
                case XMLStreamConstants.CDATA -> at = after("]]>");
                case XMLStreamConstants.PROCESSING_INSTRUCTION -> at = after("?>");
                case XMLStreamConstants.DTD -> {
                    return Optional.empty();
                }
                default -> {}
            }
        }
        Open root = open.pop();
        return Optional.of(new Node("document", "", 0, text.length(), 1, index.line(text.length()), root.children()));
    }

    /** The parser tells no reliable offsets, but its events stand in the text in their order, each at the next bracket. */
    private int after(String end) {
        return text.indexOf(end, text.indexOf('<', at)) + end.length();
    }

    private int tagEnd(int begin) {
        char quote = 0;
        for (int end = begin; end < text.length(); end++) {
            char sign = text.charAt(end);
            if (quote != 0) {
                quote = sign == quote ? 0 : quote;
            } else if (sign == '"' || sign == '\'') {
                quote = sign;
            } else if (sign == '>') {
                return end + 1;
            }
        }
        return text.length();
    }

    private void close(int end) {
        Open closed = open.pop();
        List<Node> children = named(closed);
        open.element()
                .children()
                .add(new Node(
                        SINGLE,
                        closed.name(),
                        closed.begin(),
                        end,
                        index.line(closed.begin()),
                        index.line(end - 1),
                        children));
    }

    /** Children that have siblings of their name bear what tells them apart. */
    private List<Node> named(Open parent) {
        Bag names = Bag.of(parent.children().stream().map(Node::field).toList());
        if (parent.children().stream().allMatch(child -> value(child) && names.count(child.field()) == 1)) {
            return parent.children().stream()
                    .map(child -> as(ENTRY, child.field(), child))
                    .toList();
        }
        boolean set = SETS.contains(parent.name());
        return parent.children().stream()
                .map(child -> set || names.count(child.field()) > 1
                        ? as(set ? ENTRY : ELEMENT, child.field() + identity(child), child)
                        : child)
                .toList();
    }

    /** A name with a text: where all children are such and each has its own name, they are a map. */
    private boolean value(Node element) {
        return element.children().isEmpty() && text.startsWith("<" + element.field() + ">", element.begin());
    }

    private static Node as(String kind, String field, Node node) {
        return new Node(kind, field, node.begin(), node.end(), node.first(), node.last(), node.children());
    }

    private String identity(Node element) {
        String children = element.children().stream()
                .filter(child -> IDENTITY.contains(child.field()))
                .map(child -> child.text(text).replaceAll("\\s+", ""))
                .collect(Collectors.joining());
        if (!children.isEmpty()) {
            return children;
        }
        Matcher attribute = ATTRIBUTE.matcher(text.substring(element.begin(), head(element)));
        if (attribute.find()) {
            return attribute.group(1);
        }
        return element.children().isEmpty() ? element.text(text) : "";
    }

    private int head(Node element) {
        int end = text.indexOf('>', element.begin());
        return end < 0 ? element.end() : end;
    }
}
