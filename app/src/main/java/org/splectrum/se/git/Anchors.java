package org.splectrum.se.git;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Lines that each of several texts has just once, and all in the same order: nearly always each is paired with itself. Pure. */
final class Anchors {
    private Anchors() {}

    /**
     * @param texts numbers of lines, less than {@code different}
     * @return places in each of the texts, in their order
     */
    static List<int[]> of(int[][] texts, int different) {
        int[][] places = Arrays.stream(texts).map(text -> once(text, different)).toArray(int[][]::new);
        List<int[]> anchors = new ArrayList<>();
        for (int line : texts[0]) {
            int[] anchor = Arrays.stream(places).mapToInt(each -> each[line]).toArray();
            if (Arrays.stream(anchor).allMatch(at -> at >= 0)) {
                anchors.add(anchor);
            }
        }
        for (int text = 1; text < texts.length; text++) {
            anchors = rising(anchors, text);
        }
        return anchors;
    }

    /** Where each line is; −1 where it is nowhere, −2 where it is in several places. */
    private static int[] once(int[] text, int different) {
        int[] places = new int[different];
        Arrays.fill(places, -1);
        for (int at = 0; at < text.length; at++) {
            places[text[at]] = places[text[at]] == -1 ? at : -2;
        }
        return places;
    }

    /** The longest part of them that is in order in this text too; by patience sorting. */
    private static List<int[]> rising(List<int[]> anchors, int text) {
        int[] before = new int[anchors.size()];
        int[] tops = new int[anchors.size()];
        int piles = 0;
        for (int at = 0; at < anchors.size(); at++) {
            int low = 0;
            int high = piles;
            while (low < high) {
                int middle = (low + high) / 2;
                if (anchors.get(tops[middle])[text] < anchors.get(at)[text]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            before[at] = low == 0 ? -1 : tops[low - 1];
            tops[low] = at;
            piles = Math.max(piles, low + 1);
        }
        List<int[]> rising = new ArrayList<>();
        for (int at = piles == 0 ? -1 : tops[piles - 1]; at >= 0; at = before[at]) {
            rising.add(anchors.get(at));
        }
        Collections.reverse(rising);
        return rising;
    }
}
