package org.splectrum.se.steps;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which paths a repository keeps from runs. Pure. */
public final class ProtectedPaths {
    /** What decides who may do what, and what runs on its own on the machines of people who merely fetch. */
    private static final List<String> ALWAYS = List.of(
            ".github/workflows/**",
            ".github/se.yml",
            "CODEOWNERS",
            ".github/CODEOWNERS",
            ".gitlab/CODEOWNERS",
            "docs/CODEOWNERS",
            "**/.claude/**",
            "**/.mcp.json",
            ".husky/**",
            ".githooks/**",
            ".git-hooks/**");

    /** Ends in a name that many have. */
    private static final Pattern NAMELESS = Pattern.compile("[*?][^/]*$|^$");

    private ProtectedPaths() {}

    /** The paths that no run may change, and those that one of these patterns names. */
    public static List<String> kept(List<String> patterns, List<String> paths) {
        return touched(Stream.concat(ALWAYS.stream(), patterns.stream()).toList(), paths);
    }

    /**
     * The paths that one of the patterns names: {@code **} crosses folders, {@code *} and {@code ?} do not; case does not count. A path
     * that stands where a pattern has a folder is named too: it is a link, whose files would be taken for the folder's.
     *
     * @param paths of files and links, not of folders
     */
    static List<String> touched(List<String> patterns, List<String> paths) {
        List<Pattern> compiled = patterns.stream()
                .flatMap(pattern -> Stream.concat(Stream.of(pattern), folders(pattern)))
                .distinct()
                .map(ProtectedPaths::compile)
                .toList();
        return paths.stream()
                .filter(path -> compiled.stream()
                        .anyMatch(pattern -> pattern.matcher(path).matches()))
                .toList();
    }

    /** Whether the pattern names the path. */
    static boolean matches(String pattern, String path) {
        return compile(pattern).matcher(path).matches();
    }

    /** The folders on the pattern's way that have a name of their own. */
    private static Stream<String> folders(String pattern) {
        return IntStream.range(0, pattern.length())
                .filter(at -> pattern.charAt(at) == '/')
                .mapToObj(at -> pattern.substring(0, at))
                .filter(folder -> !NAMELESS.matcher(folder).find());
    }

    private static Pattern compile(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int at = 0; at < glob.length(); at++) {
            char c = glob.charAt(at);
            if (glob.startsWith("**/", at)) {
                regex.append("(?:.*/)?");
                at += 2;
            } else if (glob.startsWith("**", at)) {
                regex.append(".*");
                at++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }
}
