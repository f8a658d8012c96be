package org.splectrum.se.runner.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class WireTest {
    private static final CommandResult RESULT = new CommandResult("make test", 2, 17, "1 failed\n");
    private static final FileConflict CONFLICT = new FileConflict("a.txt", "", "b\n", "c");
    private static final Resolution RESOLUTION =
            new Resolution("d".repeat(40), "a b.txt", Resolution.CLAUDE, List.of("Both are kept."));

    private static final Resolving RESOLVING =
            new Resolving("Fix it", "m", "keep both", Map.of("a.txt", Resolving.Side.OURS));

    static Stream<Record> everythingSaid() {
        Checkout checkout = new Checkout("refs/in", "a".repeat(40), "refs/out", "SE", "se@example.org");
        Session session = new Session("id", "refs/s", List.of(new Continuation("refs/s/last", "c", "id", "Go on.")));
        return Stream.of(
                envelope(new Message.Started(1)),
                envelope(new Message.AgentStarted()),
                envelope(new Message.AgentSaid("two\nlines")),
                envelope(new Message.ToolUsed("Edit", "src/Main.java")),
                envelope(new Message.Logged("x")),
                envelope(new Message.Asked("which?")),
                envelope(new Message.CommandEnded(RESULT)),
                envelope(new Message.Finished(new Outcome.Committed("b".repeat(40), "Done."))),
                envelope(new Message.Finished(new Outcome.Answered("Because."))),
                envelope(new Message.Finished(new Outcome.Unchanged("Nothing to do."))),
                envelope(new Message.Finished(new Outcome.Verified(List.of(RESULT)))),
                envelope(new Message.Finished(new Outcome.Rebased("c".repeat(40), List.of()))),
                envelope(new Message.Finished(new Outcome.Rebased("c".repeat(40), List.of(), List.of(RESOLUTION)))),
                envelope(new Message.Finished(new Outcome.Conflicted(List.of("a b.txt")))),
                envelope(new Message.Finished(
                        new Outcome.Conflicted(List.of("a.bin"), Map.of("a.bin", List.of("it is binary"))))),
                new Inquiry.Judge(CONFLICT, "text\n"),
                new Ruling.Resolved("text\n", "versions"),
                new Ruling.MadeAnew("npm install"),
                new Ruling.Partly(List.of(new Ruling.Settled(2, "text\n"))),
                new Ruling.Refused(List.of("line 3: ‘x’ is missing")),
                envelope(new Message.Finished(new Outcome.Failed(Failure.DISK_FULL, "no space"))),
                new Acknowledged(3),
                new Order(4, "r/s/1", "t", checkout, new Work.Agent("p", "", "Fix it", session), new Limits(60, 1000)),
                new Order(4, "r/s/1", "t", checkout, new Work.Verify(List.of("make")), new Limits(60, 1000)),
                new Order(4, "r/s/1", "t", checkout, new Work.Rebase("f", "o", "refs/o", List.of()), new Limits(1, 1)),
                new Order(
                        4,
                        "r/s/1",
                        "t",
                        checkout,
                        new Work.Rebase(
                                "f",
                                "o",
                                "refs/o",
                                List.of(),
                                RESOLVING,
                                List.of(new Work.Rebase.Carried("refs/c", "f", "c"))),
                        new Limits(1, 1)));
    }

    private static Envelope envelope(Message message) {
        return new Envelope(1, Instant.parse("2026-01-02T03:04:05Z"), message);
    }

    @ParameterizedTest
    @MethodSource("everythingSaid")
    void whatIsWrittenIsReadAgainFromOneLine(Record said) throws Exception {
        String json = Wire.mapper().writeValueAsString(said);
        assertThat(json).doesNotContain("\n");
        assertThat((Object) Wire.mapper().readValue(json, said.getClass())).isEqualTo(said);
    }

    @Test
    void outcomesOfEarlierVersionsAreRead() throws Exception {
        Outcome rebased =
                Wire.mapper().readValue("{\"type\":\"Rebased\",\"commit\":\"c\",\"results\":[]}", Outcome.class);
        assertThat(rebased).isEqualTo(new Outcome.Rebased("c", List.of()));
        Outcome conflicted = Wire.mapper().readValue("{\"type\":\"Conflicted\",\"files\":[\"a\"]}", Outcome.class);
        assertThat(conflicted).isEqualTo(new Outcome.Conflicted(List.of("a")));
    }
}
