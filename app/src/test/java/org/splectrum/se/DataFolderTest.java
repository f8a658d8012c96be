package org.splectrum.se;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void it_is_made_with_all_above_it() {
        assertThat(DataFolder.made(folder.resolve("a/b"))).isDirectory();
    }

    @Test
    void a_file_in_its_way_is_named_with_the_mend() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> DataFolder.made(file.resolve("data")))
                .hasMessage("the data folder " + file + "/data cannot be used, for " + file
                        + " is a file, not a folder: give the folder to the user that SE runs as, or set SE_DATA_DIR to"
                        + " another");
    }

    @Test
    void what_the_system_says_is_told_in_words() {
        Path data = folder.resolve("data");
        assertThat(DataFolder.fault(data, new AccessDeniedException("x")))
                .endsWith("the user " + System.getProperty("user.name") + " may not write there");
        assertThat(DataFolder.fault(data, new FileSystemException("x", "", "Read-only file system")))
                .endsWith("the system says “Read-only file system”");
        assertThat(DataFolder.fault(data, new IOException("x"))).endsWith("the system lets nobody make it there");
    }
}
