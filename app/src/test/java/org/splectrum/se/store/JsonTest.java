package org.splectrum.se.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splectrum.se.run.Effect;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.runner.protocol.Envelope;

final class JsonTest {
    @ParameterizedTest
    @ValueSource(classes = {Run.class, RunEvent.class, Effect.class, Envelope.class})
    void everythingThatIsStoredIsReadAgainAsItWas(Class<?> type) {
        List<Object> samples = Samples.of(type).toList();
        assertThat(samples).isNotEmpty();
        for (Object sample : samples) {
            assertThat((Object) Json.read(Json.write(sample), type)).isEqualTo(sample);
        }
    }

    @Test
    void whatIsNotUnderstoodIsNeverReadAsSomethingElse() {
        assertThatThrownBy(() -> Json.read("{\"type\":\"Later\"}", Effect.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Effect");
    }
}
