package org.splectrum.se;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.splectrum.se.store.Store;
import org.splectrum.se.web.WebServer;

/**
 * The intake alone, as a process of its own for the benchmark: it stores deliveries, and nobody deals with them. Prints
 * its port, then for each line it reads the number of commits so far, and ends with its input.
 */
final class IntakeServer {
    private IntakeServer() {}

    /** Starts this program with the Java and the classes of the one that runs. */
    static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                IntakeServer.class.getName());
    }

    /** Arguments: the folder for the database, the webhook's secret. */
    public static void main(String[] args) throws IOException {
        String url = "jdbc:sqlite:" + Path.of(args[0]).resolve("se.db");
        WebServer.Settings settings = WebServer.Settings.of(0, List.of(args[1]));
        try (Store store = Store.open(new Store.Settings(url, Integer.MAX_VALUE));
                WebServer server = WebServer.start(settings, store.deliveries(), List::of, InstantSource.system());
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println(server.port());
            while (in.readLine() != null) {
                System.out.println(store.commits());
            }
        }
    }
}
