package org.splectrum.se.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Taking back what steps did, the latest first, each once.
 *
 * @param then the run's state when all is taken back
 * @param todo ids of steps, the next first
 * @param receipts the latest for each step
 */
public record Rollback(RunState then, List<String> todo, List<Receipt> receipts) {
    /** Nothing is taken back. */
    public static final Rollback NONE = new Rollback(RunState.RUNNING, List.of(), List.of());

    public Rollback {
        Objects.requireNonNull(then, "then is null");
        todo = List.copyOf(todo);
        receipts = List.copyOf(receipts);
    }

    /** What became of taking one step back. */
    public record Receipt(String step, Outcome outcome, String words) {
        public Receipt {
            Objects.requireNonNull(step, "step is null");
            Objects.requireNonNull(outcome, "outcome is null");
            Objects.requireNonNull(words, "words is null");
        }
    }

    /** How taking back can end. */
    public enum Outcome {
        TAKEN_BACK,
        /** There was nothing left to take back. */
        NOTHING_THERE,
        /** It was left as it is, for somebody else's work would be lost, or it may not be touched. */
        LEFT
    }

    /** The step that is being taken back; empty where none is. */
    public Optional<String> current() {
        return todo.stream().findFirst();
    }

    /** One step further. */
    Rollback after(Receipt receipt) {
        List<Receipt> all = receipts.stream()
                .filter(before -> !before.step().equals(receipt.step()))
                .collect(Collectors.toCollection(ArrayList::new));
        all.add(receipt);
        return new Rollback(then, todo.subList(1, todo.size()), all);
    }
}
