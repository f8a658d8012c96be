package org.splectrum.se.git;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splectrum.se.steps.RecordId;

class TrailersTest {
    private static final RecordId RECORD = new RecordId("fix-20260102-abc123/publish/0123456789ab");
    private static final String LINE = RECORD.trailer();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mend it | Mend it%%LINE%",
                "Mend it% | Mend it%%LINE%",
                "Mend it%%Because. | Mend it%%Because.%%LINE%",
                "Mend it%%Signed-off-by: A <a@b>% | Mend it%%Signed-off-by: A <a@b>%LINE%",
                "Mend it%%SE-Record: fix-1/publish/2% | Mend it%%LINE%",
                "Mend it%%Fixed: yes%SE-Record: x%%% | Mend it%%Fixed: yes%LINE%",
                "fix: mend it | fix: mend it%%LINE%"
            })
    void a_message_names_its_record_once_among_its_trailers(String message, String expected) {
        String sealed = Trailers.with(lines(message), RECORD);
        assertThat(sealed).isEqualTo(lines(expected));
        assertThat(Trailers.records(sealed)).containsExactly(RECORD.value());
        assertThat(Trailers.with(sealed, RECORD)).isEqualTo(sealed);
    }

    @Test
    void what_stands_elsewhere_in_a_message_names_no_record() {
        assertThat(Trailers.records("Mend\n\n" + LINE + "\n\nAnd more words.\n"))
                .isEmpty();
        assertThat(Trailers.records("Mend\n\nThis is no trailer\n" + LINE + "\n"))
                .isEmpty();
        assertThat(Trailers.records("")).isEmpty();
    }

    private static String lines(String text) {
        return text.replace("LINE", LINE).replace('%', '\n');
    }
}
