package org.splectrum.se.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.Test;

class OwnSystemTest {
    @Test
    void nobodys_configuration_is_seen() throws Exception {
        OwnSystem.install();
        assertThat(sections()).isEmpty();
    }

    @Test
    void installing_twice_is_installing_once() {
        OwnSystem.install();
        SystemReader first = SystemReader.getInstance();
        OwnSystem.install();
        assertThat(SystemReader.getInstance()).isSameAs(first);
    }

    @Test
    void the_environment_does_not_steer_git() {
        OwnSystem.install();
        assertThat(SystemReader.getInstance().getenv("GIT_DIR")).isNull();
        assertThat(SystemReader.getInstance().getenv("PATH")).isNotEmpty();
    }

    private static Set<String> sections() throws ConfigInvalidException, IOException {
        return SystemReader.getInstance().getUserConfig().getSections();
    }
}
