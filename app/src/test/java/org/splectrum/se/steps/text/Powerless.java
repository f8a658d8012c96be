package org.splectrum.se.steps.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Holds a text against what GitHub would make of it: parsed by CommonMark, then looked through outside code. */
final class Powerless {
    private static final Parser PARSER = Parser.builder().build();

    /** What GitHub acts on in what is shown. */
    private static final Pattern ACTED_ON = Pattern.compile("@[A-Za-z0-9]|#[0-9]|(?i:gh)-[0-9]|://|(?i:\\bwww\\.)");

    private static final Pattern HIDDEN =
            Pattern.compile("[\\p{Cf}\\p{Cc}\\p{Cs}\\uFE00-\\uFE0E&&[^\\n\\t]]|[\\x{E0100}-\\x{E01EF}]");

    private static final Pattern FENCED = Pattern.compile("(?ms)^> (`{3,})\\S*$.*?^> \\1$");

    private Powerless() {}

    static void check(String markdown) {
        assertThat(markdown).doesNotContainPattern(HIDDEN).doesNotContainPattern("<!--\\s*se:");
        checkParsed(markdown);
        bars(markdown).forEach(Powerless::checkParsed);
    }

    /** The cells of a table are parsed each for itself, where a bar that no backslash precedes ends one; fenced code has none. */
    private static Stream<String> bars(String markdown) {
        return FENCED.matcher(markdown)
                .replaceAll("")
                .lines()
                .filter(line -> line.indexOf('|') >= 0)
                .flatMap(line -> Stream.of(line.replaceFirst("^[> ]+", "").split("(?<!\\\\)\\|", -1)))
                .map(String::strip);
    }

    private static void checkParsed(String markdown) {
        Node document = PARSER.parse(markdown);
        List<String> seen = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                seen.add(text.getLiteral());
            }

            @Override
            public void visit(Link link) {
                throw new AssertionError("a link to " + link.getDestination());
            }

            @Override
            public void visit(Image image) {
                throw new AssertionError("an image from " + image.getDestination());
            }

            @Override
            public void visit(HtmlInline html) {
                throw new AssertionError("HTML: " + html.getLiteral());
            }

            @Override
            public void visit(HtmlBlock html) {
                throw new AssertionError("HTML: " + html.getLiteral());
            }

            @Override
            public void visit(LinkReferenceDefinition definition) {
                throw new AssertionError("a definition of " + definition.getLabel());
            }
        });
        assertThat(seen).allSatisfy(text -> assertThat(text).doesNotContainPattern(ACTED_ON));
    }
}
