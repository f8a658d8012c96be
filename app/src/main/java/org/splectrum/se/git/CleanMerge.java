package org.splectrum.se.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a text is a merge of three without conflict, however the lines are paired that are there several times: two programs, or two
 * versions of git, pair them differently, and each makes a clean merge. So nobody's pairing is made again here. A text is a clean merge where
 * all four can be cut into regions of which each is unchanged, or in the result as the one side has it that changed it, or as both have it
 * that changed it alike, with an unchanged line between two regions of different kinds; and where no more is changed so than a usual
 * comparison with the base finds. What neither side has cannot be in it, and nothing that a side did can be missing.
 */
final class CleanMerge {
    private final int[][] texts;
    private final PairingSearch search;

    private CleanMerge(int[][] texts) {
        this.texts = texts;
        this.search = new PairingSearch(texts);
    }

    /** Of base, ours, theirs and what was made of them. Takes a tenth of a second at the most; where that is not enough, it counts as not clean. */
    static boolean is(List<byte[]> four) {
        Map<String, Integer> numbers = new HashMap<>();
        int[][] texts = new int[4][];
        int at = 0;
        for (byte[] text : four) {
            texts[at++] = lines(text, numbers);
        }
        return new CleanMerge(texts).holds(numbers.size());
    }

    /** Equal lines, with their ends, get equal numbers. */
    private static int[] lines(byte[] text, Map<String, Integer> numbers) {
        int[] lines = new int[64];
        int count = 0;
        int begin = 0;
        while (begin < text.length) {
            int end = begin;
            while (end < text.length && text[end] != '\n') {
                end++;
            }
            end = Math.min(end + 1, text.length);
            String line = new String(text, begin, end - begin, ISO_8859_1);
            if (count == lines.length) {
                lines = Arrays.copyOf(lines, count * 2);
            }
            lines[count++] = numbers.computeIfAbsent(line, _ -> numbers.size());
            begin = end;
        }
        return Arrays.copyOf(lines, count);
    }

    /** Where the unchanged lines are looked at as the ends of windows: a window in which it does not hold takes its neighbours in. */
    private boolean holds(int different) {
        List<int[]> ends = Anchors.of(texts, different);
        ends.add(new int[] {texts[0].length, texts[1].length, texts[2].length, texts[3].length});
        List<int[]> open = new ArrayList<>(List.of(new int[] {-1, -1, -1, -1}));
        for (int at = 0; at < ends.size(); at++) {
            int left = open.size() - 1;
            int right = at;
            int reach = 1;
            while (!search.holds(after(open.get(left)), ends.get(right))) {
                if (search.exhausted() || (left == 0 && right == ends.size() - 1)) {
                    return false;
                }
                left = Math.max(0, left - reach);
                right = Math.min(ends.size() - 1, right + reach);
                reach *= 2;
            }
            open.subList(left + 1, open.size()).clear();
            open.add(ends.get(right));
            at = right;
        }
        return true;
    }

    private static int[] after(int[] anchor) {
        return Arrays.stream(anchor).map(at -> at + 1).toArray();
    }
}
