package org.splectrum.se.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether all that was on record is there still, as lines of a terminal. Pure. */
final class LedgerLines {
    private LedgerLines() {}

    static List<String> of(JsonNode all, List<String> faults) {
        List<String> lines = new ArrayList<>();
        lines.add("runs        " + all.path("runs").asLong());
        long pages = all.path("pages").asLong();
        lines.add("ledger      " + pages + (pages == 1 ? " page" : " pages")
                + (pages == 0 ? "" : ", the last is " + all.path("last").asText()));
        all.path("otherKeys").forEach(key -> lines.add("key         " + pages(key)));
        faults.forEach(fault -> lines.add("fault       " + fault));
        return lines;
    }

    /** @param formerKeys ids of keys that the caller knows as the server's own of before */
    static List<String> faults(JsonNode all, Set<String> formerKeys) {
        List<String> faults = new ArrayList<>();
        all.path("faults").forEach(fault -> faults.add(fault.asText()));
        all.path("otherKeys").forEach(key -> {
            if (!formerKeys.contains(key.path("key").asText())) {
                faults.add(pages(key) + ", which is not the server's. If it was before, give it as --former-key");
            }
        });
        return faults;
    }

    private static String pages(JsonNode key) {
        return "pages " + key.path("from").asLong() + " to " + key.path("to").asLong() + " of the ledger are signed by "
                + key.path("key").asText();
    }
}
