package org.splectrum.se.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Prints a run's log as it happens, until the run is over. */
final class Following {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Client client;
    private final Console console;

    Following(Client client, Console console) {
        this.client = client;
        this.console = console;
    }

    /**
     * Returns when the run is over.
     *
     * @return its status
     */
    String untilOver(String run) throws Client.Trouble, InterruptedException {
        AtomicReference<String> status = new AtomicReference<>("");
        EventReader reader = new EventReader((event, lines) -> {
            if (event.equals("end")) {
                status.set(status(lines));
            } else {
                lines.forEach(console::print);
            }
        });
        String before = "none";
        while (status.get().isEmpty()) {
            if (reader.lastId().equals(before)) {
                throw new Client.Trouble("the server let go before run " + run + " was over; it goes on there."
                        + " Follow it with “se logs " + run + " -f”.");
            }
            before = reader.lastId();
            client.follow("/api/runs/" + run + "/logs", reader);
        }
        return status.get();
    }

    private static String status(List<String> lines) {
        try {
            return MAPPER.readTree(String.join("\n", lines)).path("status").asText("unknown");
        } catch (JsonProcessingException e) {
            return "unknown";
        }
    }
}
