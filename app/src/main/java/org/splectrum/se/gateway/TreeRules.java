package org.splectrum.se.gateway;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which names may be new in a tree: none that some file system takes for git's own folder or files, or that people would not see
 * as what it is. Only what a push adds or changes is judged; what a repository holds already is its own affair.
 *
 * @see <a href="https://github.com/git/git/blob/master/path.c">git's own is_ntfs_dotgit and is_hfs_dotgit</a>
 */
final class TreeRules {
    /** What HFS+ leaves out of names, and what people do not see. */
    private static final Pattern HIDDEN = Pattern.compile(
            "[\\u00AD\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF\\uFFFD\\uE0000-\\uE007F\\p{Cntrl}]"
                    .replace("\\uE0000-\\uE007F", "\\x{E0000}-\\x{E007F}"));

    private static final Pattern GIT_FOLDER = Pattern.compile("\\.git|git~\\d+");
    private static final Pattern MODULES = Pattern.compile("\\.gitmodules|gitmod~\\d+|gi7eba~\\d+");

    private TreeRules() {}

    /** Why the path may not be added or changed; empty where it may. */
    static Optional<String> objection(String path) {
        for (String name : path.split("/", -1)) {
            if (HIDDEN.matcher(name).find()) {
                return Optional.of("has hidden or control characters in its name");
            }
            if (name.contains("\\")) {
                return Optional.of("has a backslash in its name");
            }
            if (name.endsWith(".") || name.endsWith(" ")) {
                return Optional.of("has a name that ends in a dot or a blank");
            }
            String plain = plain(name);
            if (GIT_FOLDER.matcher(plain).matches()) {
                return Optional.of("has a name that stands for git's own folder");
            }
            if (MODULES.matcher(plain).matches()) {
                return Optional.of("decides about submodules");
            }
        }
        return Optional.empty();
    }

    /** As a file system that knows no case, and streams behind a colon, reads it. */
    private static String plain(String name) {
        int colon = name.indexOf(':');
        String file = colon > 0 ? name.substring(0, colon) : name;
        return file.replaceAll("[. ]+$", "").toLowerCase(Locale.ROOT);
    }

    /**
     * Whether a symbolic link at this path leads out of the tree, or into git's own folder. {@code ..} behind a name counts as leading
     * out: where the name is a link too, it is not that name's folder which is left.
     */
    static boolean leaves(String path, String target) {
        if (target.isEmpty() || target.startsWith("/") || target.contains("\\") || target.matches("(?s)[A-Za-z]:.*")) {
            return true;
        }
        Deque<String> at = new ArrayDeque<>();
        String[] folders = path.split("/", -1);
        for (int i = 0; i < folders.length - 1; i++) {
            at.addLast(folders[i]);
        }
        boolean named = false;
        for (String name : target.split("/", -1)) {
            if (name.equals("..")) {
                if (named || at.pollLast() == null) {
                    return true;
                }
            } else if (!name.isEmpty() && !name.equals(".")) {
                if (GIT_FOLDER
                        .matcher(plain(HIDDEN.matcher(name).replaceAll("")))
                        .matches()) {
                    return true;
                }
                at.addLast(name);
                named = true;
            }
        }
        return false;
    }
}
