package org.splectrum.se.github.sight;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.splectrum.se.steps.Sight.Hidden;

/** Takes out of HTML in Markdown what no browser shows. What is opened and never closed hides all that follows. For one region. */
final class Html {
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^\\s/>]*+");
    private static final Pattern ATTRIBUTE = Pattern.compile(
            "[\\s/]*+(=?[^\\s/>=]*+)" + "(?:\\s*+=\\s*+(?:\"([^\"]*+)\"|'([^']*+)'|(?![\"'])([^\\s>]*+)))?+");

    /** What a link or an image leads to is part of what people work with. */
    private static final Set<String> KEPT = Set.of("href", "src");

    private static final Set<String> WORDS =
            Set.of("alt", "title", "aria-label", "aria-description", "summary", "content");
    /** What GitHub itself writes for a picture that somebody pastes. */
    private static final String PASTED = "image";
    /** So many words in any attribute are a text. */
    private static final int TEXT = 3;

    private final Region region;
    private final String text;
    private final Erasure erasure;

    private Html(Region region, Erasure erasure) {
        this.region = region;
        this.text = region.text();
        this.erasure = erasure;
    }

    static void erase(Region region, Erasure erasure) {
        Html html = new Html(region, erasure);
        int at = html.text.indexOf('<');
        while (at >= 0) {
            at = html.text.indexOf('<', html.element(at));
        }
    }

    /** Gives where to go on. */
    private int element(int at) {
        if (text.startsWith("<!--", at)) {
            return hidden(at, "-->", at + 2);
        }
        if (text.startsWith("<![CDATA[", at)) {
            return hidden(at, "]]>", at);
        }
        if (text.startsWith("<?", at)) {
            return hidden(at, "?>", at);
        }
        if (text.startsWith("<!", at)) {
            return hidden(at, ">", at);
        }
        Matcher tag = TAG.matcher(text).region(at, text.length());
        return tag.lookingAt() ? attributes(tag.end()) : at + 1;
    }

    private int hidden(int at, String closing, int from) {
        int end = text.indexOf(closing, from);
        if (end < 0) {
            return open(at, Hidden.COMMENT);
        }
        region.cut(at, end + closing.length(), erasure);
        erasure.count(Hidden.COMMENT);
        return end + closing.length();
    }

    private int open(int at, Hidden kind) {
        erasure.cut(region.source(at), erasure.source().length(), kind);
        return text.length();
    }

    private int attributes(int behindName) {
        Matcher attribute = ATTRIBUTE.matcher(text);
        int at = behindName;
        while (at < text.length() && text.charAt(at) != '>') {
            boolean whole = attribute.region(at, text.length()).lookingAt() && attribute.end() > at;
            if (!whole
                    || attribute.group(1).startsWith("=\"")
                    || attribute.group(1).startsWith("='")) {
                return open(at, Hidden.UNSHOWN);
            }
            attribute(attribute);
            at = attribute.end();
        }
        return at < text.length() ? at + 1 : open(behindName, Hidden.UNSHOWN);
    }

    private void attribute(Matcher attribute) {
        String name = attribute.group(1).toLowerCase(Locale.ROOT);
        String value = value(attribute).strip();
        if (name.isEmpty() || KEPT.contains(name)) {
            return;
        }
        region.cut(attribute.start(), attribute.end(), erasure);
        boolean words = WORDS.contains(name) && !value.isEmpty() && !value.equalsIgnoreCase(PASTED);
        if (words || value.split("\\s+").length >= TEXT) {
            erasure.count(Hidden.ATTRIBUTE);
        }
    }

    private static String value(Matcher attribute) {
        for (int group = 2; group <= 4; group++) {
            if (attribute.group(group) != null) {
                return attribute.group(group);
            }
        }
        return "";
    }
}
