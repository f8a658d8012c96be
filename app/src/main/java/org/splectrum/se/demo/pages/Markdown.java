package org.splectrum.se.demo.pages;

import gg.jte.Content;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.splectrum.se.demo.github.Repository;

/** GitHub-flavoured Markdown as HTML that is safe to show, whoever wrote it. */
final class Markdown {
    private static final int DEEPEST = 64;
    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), StrikethroughExtension.create(), AutolinkExtension.create());
    private static final Parser PARSER =
            Parser.builder().extensions(EXTENSIONS).maxOpenBlockParsers(DEEPEST).build();
    private static final HtmlRenderer DOCUMENT =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer REMARK =
            HtmlRenderer.builder().extensions(EXTENSIONS).softbreak("<br />\n").build();

    private Markdown() {}

    /** What is said in a conversation: there, GitHub keeps the ends of lines. */
    static Content remark(Repository repository, String text) {
        return render(REMARK, repository, text);
    }

    /** A file. */
    static Content document(Repository repository, String text) {
        return render(DOCUMENT, repository, text);
    }

    private static Content render(HtmlRenderer renderer, Repository repository, String text) {
        Node document = PARSER.parse(text);
        document.accept(new References("/" + repository.name()));
        document.accept(new TaskBoxes());
        String html = SafeHtml.of(renderer.render(document));
        return output -> output.writeContent(html);
    }
}
