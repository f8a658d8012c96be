package org.splectrum.se.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Reads server-sent events, as the HTML standard has them. For one thread. */
final class EventReader {
    private final BiConsumer<String, List<String>> heard;
    private String lastId = "";

    /** @param heard is given each event's name and lines */
    EventReader(BiConsumer<String, List<String>> heard) {
        this.heard = heard;
    }

    /** Of the last event that had one; empty before. */
    String lastId() {
        return lastId;
    }

    /** Reads to the end. */
    void read(InputStream in) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        String event = "message";
        List<String> data = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                if (!data.isEmpty()) {
                    heard.accept(event, List.copyOf(data));
                }
                event = "message";
                data.clear();
            } else if (line.startsWith("event:")) {
                event = value(line);
            } else if (line.startsWith("data:")) {
                data.add(value(line));
            } else if (line.startsWith("id:")) {
                lastId = value(line);
            }
        }
    }

    private static String value(String line) {
        String value = line.substring(line.indexOf(':') + 1);
        return value.startsWith(" ") ? value.substring(1) : value;
    }
}
