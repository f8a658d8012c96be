package org.splectrum.se.steps;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.run.Samples;

final class BranchNameTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Adding is wrong      | se/7-adding-is-wrong-abc123
                    Größe & Maß          | se/7-gr-e-ma-abc123
                    ../../etc/passwd.lock| se/7-etc-passwd-lock-abc123
                    日本語                | se/7-abc123
                    '-- @{x} ~^:?*[\\ ..' | se/7-x-abc123
                    aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bbb | se/7-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-abc123
                    """)
    void aTitleBecomesAValidBranchName(String title, String branch) {
        Place place = new Place(1, new RepositoryName("octo", "calculator"), Place.Kind.ISSUE, 7);
        assertThat(BranchName.of(place, title, Samples.ID)).isEqualTo(branch);
    }
}
