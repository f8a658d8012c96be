package org.splectrum.se.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.exception.DockerException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuntimesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "se-none | Unknown runtime specified se-none | daemon.json",
                "se-none | no space left on device | ''",
                "''      | Unknown runtime specified se-none | ''",
                "runsc   | OCI runtime start failed: creating process: failed to load /opt/se/java/bin/java: permission denied: unknown | Java readable",
                "runsc   | OCI runtime runsc is not there | daemon.json"
            })
    void what_a_runtime_is_refused_for_has_its_own_mend(String runtime, String said, String mend) {
        String found = Runtimes.mend(runtime, new DockerException(said, 400));
        assertThat(found).contains(mend);
        assertThat(found.isEmpty()).isEqualTo(mend.isEmpty());
    }
}
