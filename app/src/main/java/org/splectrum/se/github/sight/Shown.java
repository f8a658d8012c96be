package org.splectrum.se.github.sight;

import java.util.concurrent.atomic.AtomicBoolean;
import org.commonmark.node.Code;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.splectrum.se.command.HiddenCharacters;

/** What is shown of a part of a line. Pure. */
final class Shown {
    private Shown() {}

    /** Whether anything is. */
    static boolean anything(Node node) {
        AtomicBoolean found =
                new AtomicBoolean(!HiddenCharacters.removed(words(node)).isBlank());
        Tree.each(node, each -> {
            found.compareAndSet(false, each instanceof Image);
            return true;
        });
        return found.get();
    }

    /** Its text and code, without their marks. */
    static String words(Node node) {
        StringBuilder words = new StringBuilder();
        Tree.each(node, each -> {
            switch (each) {
                case Text text -> words.append(text.getLiteral());
                case Code code -> words.append(code.getLiteral());
                case SoftLineBreak end -> words.append(' ');
                default -> {}
            }
            return true;
        });
        return words.toString();
    }
}
