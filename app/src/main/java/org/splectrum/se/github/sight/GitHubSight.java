package org.splectrum.se.github.sight;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.splectrum.se.steps.Sight;

/**
 * Takes out of Markdown what GitHub does not show, and leaves the rest as its author wrote it. Code stays whole, but for
 * characters that nobody sees. Where it is in doubt it takes out more. Follows CommonMark 0.31.2 and GitHub Flavored Markdown 0.29.
 */
public final class GitHubSight implements Sight {
    /** Blocks within each other, as quotes and lists; more are text. */
    private static final int DEEPEST = 64;

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .maxOpenBlockParsers(DEEPEST)
            .build();

    @Override
    public Seen of(String markdown) {
        Node document = PARSER.parse(markdown);
        Erasure erasure = new Erasure(markdown);
        Eraser eraser = new Eraser(erasure);
        Tree.each(document, eraser::look);
        eraser.end();
        Entities.decode(erasure);
        return erasure.seen();
    }
}
