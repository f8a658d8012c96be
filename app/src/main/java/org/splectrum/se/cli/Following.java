package org.splectrum.se.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
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
     * @return how it is then
     */
    JsonNode untilOver(String run) throws Client.Trouble, InterruptedException {
        AtomicReference<JsonNode> end = new AtomicReference<>(MissingNode.getInstance());
        EventReader reader = new EventReader((event, lines) -> {
            if (event.equals("end")) {
                end.set(document(lines));
            } else {
                lines.forEach(console::print);
            }
        });
        String before = "none";
        while (end.get().isMissingNode()) {
            if (reader.lastId().equals(before)) {
                throw new Client.Trouble("the server let go before run " + run + " was over; it goes on there."
                        + " Follow it with “se logs " + run + " -f”.");
            }
            before = reader.lastId();
            client.follow("/api/runs/" + run + "/logs", reader);
        }
        return end.get();
    }

    /** Without any fields where it cannot be read. */
    private static JsonNode document(List<String> lines) {
        try {
            return MAPPER.readTree(String.join("\n", lines));
        } catch (JsonProcessingException e) {
            return MAPPER.createObjectNode();
        }
    }
}
