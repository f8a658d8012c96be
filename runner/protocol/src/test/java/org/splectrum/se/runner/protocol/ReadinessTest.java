package org.splectrum.se.runner.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ReadinessTest {
    static Stream<Readiness> everyKind() {
        return Stream.of(
                new Readiness.Plain(),
                new Readiness.Agent("", "s", "SE", "se@example.org", Order.Outward.NOWHERE),
                new Readiness.Agent("opus", "s", "--agent", "\"a b\" <x@example.org>", Order.Outward.LISTED_HOSTS));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void whatIsWrittenAsArgumentsIsReadAgain(Readiness readiness) {
        assertThat(Readiness.of(readiness.arguments())).isEqualTo(readiness);
    }

    @Test
    void argumentsOfAnotherVersionHintAtNothing() {
        assertThat(Readiness.of(List.of("--agent", "opus"))).isEqualTo(new Readiness.Plain());
        assertThat(Readiness.of(List.of("--dance", "", "", "", "", "NOWHERE"))).isEqualTo(new Readiness.Plain());
        assertThat(Readiness.of(List.of("--agent", "", "", "", "", "ANYWHERE"))).isEqualTo(new Readiness.Plain());
    }

    @Test
    void anOrderOfAnAgentWantsAnAgentAndEveryOtherNothing() {
        assertThat(Readiness.of(order(new Work.Agent("p", "opus", "t", Session.fresh("s", "refs/s")))))
                .isEqualTo(new Readiness.Agent("opus", "s", "SE", "se@example.org", Order.Outward.NOWHERE));
        assertThat(Readiness.of(order(new Work.Verify(List.of())))).isEqualTo(new Readiness.Plain());
    }

    private static Order order(Work work) {
        Checkout checkout = new Checkout("refs/in", "a".repeat(40), "refs/out", "SE", "se@example.org");
        return new Order(Order.VERSION, "r/s/1", "t", checkout, work, new Limits(60, 1000));
    }
}
