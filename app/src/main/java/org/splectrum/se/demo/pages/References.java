package org.splectrum.se.demo.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** Makes links of {@code #12} and of full commit names, as GitHub does. */
final class References extends AbstractVisitor {
    private static final Pattern REFERENCE = Pattern.compile("(?<![\\w#/&])(?:#(\\d{1,9})|([0-9a-f]{40}))\\b");
    private static final int SHORT = 7;
    private final String root;

    References(String root) {
        this.root = root;
    }

    /** A link is one already. */
    @Override
    public void visit(Link link) {}

    @Override
    public void visit(Text text) {
        String words = text.getLiteral();
        Matcher found = REFERENCE.matcher(words);
        List<Node> parts = new ArrayList<>();
        int end = 0;
        while (found.find()) {
            parts.add(new Text(words.substring(end, found.start())));
            parts.add(found.group(1) == null ? commit(found.group(2)) : thread(found.group(1)));
            end = found.end();
        }
        if (parts.isEmpty()) {
            return;
        }
        parts.forEach(text::insertBefore);
        text.setLiteral(words.substring(end));
    }

    private Node thread(String number) {
        return link(root + "/issues/" + number, new Text("#" + number));
    }

    private Node commit(String sha) {
        return link(root + "/commit/" + sha, new Code(sha.substring(0, SHORT)));
    }

    private static Node link(String target, Node shown) {
        Link link = new Link(target, "");
        link.appendChild(shown);
        return link;
    }
}
