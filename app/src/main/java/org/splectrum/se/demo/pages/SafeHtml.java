package org.splectrum.se.demo.pages;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** What of the HTML in somebody's Markdown is let through: about what GitHub lets through, and nothing that acts. */
final class SafeHtml {
    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "code", "div")
            .allowElements("em", "strong", "b", "i", "s", "del", "ins", "sub", "sup", "kbd", "samp", "var", "q")
            .allowElements("ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td")
            .allowElements("details", "summary", "a", "img")
            .allowElements(SafeHtml::checkbox, "input")
            .allowAttributes("type", "checked", "disabled")
            .onElements("input")
            .allowAttributes("open")
            .onElements("details")
            .allowAttributes("align")
            .matching(true, "left", "center", "right")
            .onElements("th", "td", "p", "div", "h1", "h2", "h3")
            .allowAttributes("start")
            .matching(Pattern.compile("\\d{1,9}"))
            .onElements("ol")
            .allowAttributes("class")
            .matching(Pattern.compile("language-[\\w+#.-]{1,40}"))
            .onElements("code")
            .allowAttributes("href", "title")
            .onElements("a")
            .allowAttributes("src", "alt", "title")
            .onElements("img")
            .allowUrlProtocols("https", "http", "mailto")
            .requireRelsOnLinks("nofollow", "noopener")
            .toFactory();

    private SafeHtml() {}

    static String of(String html) {
        return POLICY.sanitize(html);
    }

    /** The box of a task list, which nobody can tick; no other input. The attributes are pairs in one list. */
    private static @Nullable String checkbox(String element, List<String> attributes) {
        int type = attributes.indexOf("type");
        if (type < 0 || !"checkbox".equals(attributes.get(type + 1))) {
            return null;
        }
        if (!attributes.contains("disabled")) {
            attributes.addAll(List.of("disabled", "disabled"));
        }
        return element;
    }
}
