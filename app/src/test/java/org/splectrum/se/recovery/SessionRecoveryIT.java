package org.splectrum.se.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.splectrum.se.demo.model.Asked;
import org.splectrum.se.demo.model.Script;
import org.splectrum.se.demo.model.Turn;

/** When the machine dies, server and container at once, the agent goes on in the same conversation after the next start. */
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(SharedProgram.class)
final class SessionRecoveryIT {
    private static final String NEVER = "(?!)";

    private final Queue<Integer> answered = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean struck = new AtomicBoolean();
    private final AtomicReference<Ordeal> here = new AtomicReference<>();

    @TempDir
    private Path folder;

    @Test
    void no_turn_of_the_model_is_paid_for_again_and_no_file_is_lost(Program program) throws Exception {
        try (Ordeal ordeal = new Ordeal(program, folder, _ -> mind())) {
            here.set(ordeal);
            Aftermath end = ordeal.endure("/se run fix the sum", NEVER);
            assertThat(struck).isTrue();
            assertThat(answered).containsExactly(0, 1, 2);
            assertThat(end.comments()).hasSize(1);
            assertThat(end.labels()).containsExactly("se:done");
            assertThat(end.pulls()).hasSize(1);
            String branch = end.pulls().getFirst().head().branch();
            assertThat(end.file(branch, "notes.txt")).isEqualTo("one\ntwo\n");
            assertThat(end.containers()).isEmpty();
        }
    }

    private Script mind() {
        return asked -> {
            int seen = asked.results().size();
            if (seen == 1 && struck.compareAndSet(false, true)) {
                Ordeal ordeal = here.get();
                ordeal.kept().awaitSaid(1, "first-is-done\",\"is_error");
                ordeal.strike();
                return new Turn.Stall(new CountDownLatch(0));
            }
            return answer(asked, seen);
        };
    }

    private Turn answer(Asked asked, int seen) {
        if (asked.tools().contains("Bash")) {
            answered.add(seen);
        }
        return switch (seen) {
            case 0 -> bash("sed -i '/add)/s/-/+/' calc.sh; echo one > notes.txt; echo first-is-done");
            case 1 -> bash("echo two >> notes.txt");
            default -> new Turn.Say("It adds now.");
        };
    }

    private static Turn bash(String command) {
        return new Turn.Use("I do it.", "Bash", Map.of("command", command, "description", "Do it"));
    }
}
