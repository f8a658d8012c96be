package org.splectrum.se;

import static org.awaitility.Awaitility.await;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import org.splectrum.se.config.Settings;
import org.splectrum.se.config.SettingsReader;
import org.splectrum.se.recovery.Fate;

/**
 * A server as any user would start it, in a process of its own that kills itself where its fate says. Ends well once nobody
 * asks anything more of it (its standard input is closed) and it has done all that was asked.
 */
public final class MortalServer {
    /** Stands before the port in the one line that it prints. */
    public static final String PORT = "port ";

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private MortalServer() {}

    /** @param args the configuration file, the folder for the notes and what is fatal: see {@link Fate} */
    public static void main(String[] args) throws Exception {
        Settings settings = switch (SettingsReader.read(System.getenv(), args[0])) {
            case SettingsReader.Reading.Right right -> right.settings();
            case SettingsReader.Reading.Wrong wrong ->
                throw new IllegalArgumentException(wrong.problems().toString());
        };
        Boundaries boundaries = new Boundaries(new Fate(Path.of(args[1]), args[2]));
        try (Server server = Server.start(settings, Timeouts.USUAL, boundaries)) {
            System.out.println(PORT + server.port());
            System.in.transferTo(OutputStream.nullOutputStream());
            await().atMost(LONGEST).pollInterval(Duration.ofMillis(50)).until(boundaries::nothingWaits);
        }
    }
}
