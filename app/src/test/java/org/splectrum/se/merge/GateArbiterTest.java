package org.splectrum.se.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.splectrum.se.model.RunId;
import org.splectrum.se.runner.protocol.FileConflict;
import org.splectrum.se.runner.protocol.Ruling;
import org.splectrum.se.steps.Arbiter.Maker;
import org.splectrum.se.steps.Arbiter.Part;
import org.splectrum.se.steps.Precedents.Precedent;

/** What is remembered is tried first, and judged like anything else. */
class GateArbiterTest {
    private static final RunId RUN = new RunId("fix-20260102-abcd");
    private static final String BASE = "case $1 in\n  add) echo minus ;;\nesac\n";
    private static final String OURS = "case $1 in\n  add) echo minus ;;\n  sub) echo less ;;\nesac\n";
    private static final String THEIRS = "case $1 in\n  add) echo plus ;;\nesac\n";
    private static final String RIGHT = "case $1 in\n  add) echo plus ;;\n  sub) echo less ;;\nesac\n";
    private static final FileConflict CONFLICT = new FileConflict("add.sh", BASE, OURS, THEIRS);

    private final Map<String, Precedent> memory = new HashMap<>();
    private final GateArbiter arbiter = new GateArbiter(sides -> Optional.ofNullable(memory.get(sides)));

    private void remember(FileConflict conflict, String resolved) {
        arbiter.parts(conflict, resolved).forEach(part -> memory.put(part.sides(), new Precedent(part.text(), RUN)));
    }

    @Test
    void a_resolution_is_taken_apart_into_what_can_be_proved_and_what_somebody_judged() {
        FileConflict both = new FileConflict(
                "add.sh", BASE + "x\ny\nv=\"1.0\"\n", OURS + "x\ny\nv=\"1.2\"\n", THEIRS + "x\ny\nv=\"1.10\"\n");
        assertThat(arbiter.parts(both, RIGHT + "x\ny\nv=\"1.10\"\n"))
                .extracting(Part::maker)
                .containsExactly(new Maker.Somebody(), new Maker.Provable("versions"));
        assertThat(arbiter.parts(both, RIGHT + "x\nv=\"1.10\"\n")).isEmpty();
    }

    @Test
    void what_is_remembered_resolves_the_same_hunk_in_another_file_and_the_other_way_round() {
        assertThat(arbiter.climb(CONFLICT)).isEmpty();
        remember(CONFLICT, RIGHT);
        FileConflict again = new FileConflict("other.sh", "#\n" + BASE, "#\n" + THEIRS, "#\n" + OURS);
        assertThat(arbiter.climb(again)).contains(new Ruling.Resolved("#\n" + RIGHT, "memory"));
        assertThat(arbiter.parts(again, "#\n" + RIGHT)).extracting(Part::maker).containsExactly(new Maker.Memory(RUN));
    }

    @Test
    void what_is_remembered_goes_together_with_what_is_provable() {
        remember(CONFLICT, RIGHT);
        FileConflict both = new FileConflict(
                "add.sh", BASE + "x\ny\nv=\"1.0\"\n", OURS + "x\ny\nv=\"1.2\"\n", THEIRS + "x\ny\nv=\"1.10\"\n");
        assertThat(arbiter.climb(both)).contains(new Ruling.Resolved(RIGHT + "x\ny\nv=\"1.10\"\n", "memory"));
    }

    @Test
    void what_the_gate_refuses_is_not_taken_though_it_is_remembered() {
        remember(CONFLICT, THEIRS);
        assertThat(memory).isNotEmpty();
        assertThat(arbiter.climb(CONFLICT)).isEmpty();
    }
}
