package org.splectrum.se.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.intake.Delivery;

final class KilledTest {
    private static final int ENOUGH = 400;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void everyDeliveryThatWasAcknowledgedIsThereAfterAKill() throws IOException, InterruptedException {
        Path file = folder.resolve("se.db");
        Set<String> acknowledged = killedWhileStoring(file);
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);
        try (Store store = Store.open(Store.Settings.of(file))) {
            Collection<String> kept = store.inbox().waiting(Integer.MAX_VALUE).stream()
                    .map(Delivery::id)
                    .toList();
            assertThat(kept).doesNotHaveDuplicates();
            assertThat(new HashSet<>(kept)).containsAll(acknowledged);
        }
    }

    private static Set<String> killedWhileStoring(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Storing.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Set<String> acknowledged = new HashSet<>();
        try (BufferedReader said = process.inputReader()) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                acknowledged.add(line);
                if (acknowledged.size() == ENOUGH) {
                    // Unlike the process's own method, its handle's leaves the pipe open, so that the rest is read.
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly();
        }
        process.waitFor();
        // The last line may have been cut off by the kill.
        acknowledged.removeIf(line -> !line.matches("t\\d+-\\d+"));
        return acknowledged;
    }
}
