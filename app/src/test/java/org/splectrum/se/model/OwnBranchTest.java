package org.splectrum.se.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnBranchTest {
    @Test
    void what_se_makes_is_known_as_its_own_and_nothing_else_is() {
        assertThat(OwnBranch.named("7-slug-abc")).isEqualTo("se/7-slug-abc");
        assertThat(OwnBranch.is(OwnBranch.named("7-slug-abc"))).isTrue();
        assertThat(OwnBranch.is("main")).isFalse();
        assertThat(OwnBranch.is("session/x")).isFalse();
        assertThat(OwnBranch.is("feature/se/x")).isFalse();
    }
}
