package org.splectrum.se.merge.replay;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.splectrum.se.merge.Gate;
import org.splectrum.se.merge.Judgement;
import org.splectrum.se.merge.Ladder;
import org.splectrum.se.merge.Language;
import org.splectrum.se.merge.Resolution;
import org.splectrum.se.merge.Rung;
import org.splectrum.se.merge.replay.Tally.Share;

/** Gives the gate and the rungs conflicts that people resolved, and counts what they say. Not thread-safe. */
public final class Replay {
    private final Map<String, Integer> refused = new HashMap<>();
    private final Map<WrongClass, Share> wrong = new HashMap<>();
    private final Map<String, Share> rungs = new HashMap<>();
    private final Map<String, Share> languages = new HashMap<>();
    private int accepted;

    private Replay() {}

    public static Tally run(List<Case> cases) {
        Replay replay = new Replay();
        cases.forEach(replay::add);
        return new Tally(cases.size(), replay.accepted, replay.refused, replay.wrong, replay.rungs, replay.languages);
    }

    private void add(Case replayed) {
        Gate gate = Gate.of(replayed.conflict());
        Judgement human = gate.judge(replayed.human());
        boolean right = human.verdict() == Judgement.Verdict.VERIFIED;
        if (right) {
            accepted++;
        } else {
            refused.merge(human.reasons().getFirst().refusal().key(), 1, Integer::sum);
        }
        count(languages, Language.of(replayed.conflict().path()).name(), right, replayed);
        WrongAnswers.of(replayed).forEach((kind, answer) -> {
            Judgement judgement = gate.judge(answer);
            count(wrong, kind, judgement.verdict() == Judgement.Verdict.VERIFIED, replayed);
        });
        Optional<Resolution> resolution = Ladder.climb(replayed.conflict(), EnumSet.allOf(Rung.class));
        resolution.ifPresent(made -> {
            String answer = WrongAnswers.bare(WrongAnswers.text(made.text()));
            boolean equal = answer.equals(WrongAnswers.bare(WrongAnswers.text(replayed.human())));
            count(rungs, made.rung().key(), equal, replayed);
        });
    }

    private static <K> void count(Map<K, Share> shares, K key, boolean counts, Case replayed) {
        Share share = shares.getOrDefault(key, Share.NONE);
        List<String> which = new ArrayList<>(share.which());
        if (counts) {
            which.add(replayed.repository() + " " + replayed.merge() + " "
                    + replayed.conflict().path());
        }
        shares.put(key, new Share(share.of() + 1, share.some() + (counts ? 1 : 0), which));
    }
}
