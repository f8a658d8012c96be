package org.splectrum.se.steps;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lists of hosts as {@code maven.example.org}, {@code *.example.org} and either with a port behind it. Pure. */
final class HostLists {
    private HostLists() {}

    /** Names exactly what both lists name. */
    static List<String> both(List<String> some, List<String> others) {
        return some.stream()
                .flatMap(one -> others.stream().flatMap(other -> meet(one, other).stream()))
                .distinct()
                .toList();
    }

    private static Optional<String> meet(String one, String other) {
        Entry a = Entry.of(one);
        Entry b = Entry.of(other);
        if (!a.port().isEmpty() && !b.port().isEmpty() && !a.port().equals(b.port())) {
            return Optional.empty();
        }
        String port = a.port().isEmpty() ? b.port() : a.port();
        return a.narrower(b).map(host -> host + port);
    }

    /** @param port with its colon; empty where there is none */
    private record Entry(String host, String port) {
        static Entry of(String text) {
            String entry = text.toLowerCase(Locale.ROOT);
            int colon = entry.indexOf(':');
            return colon < 0 ? new Entry(entry, "") : new Entry(entry.substring(0, colon), entry.substring(colon));
        }

        Optional<String> narrower(Entry other) {
            if (other.covers(host)) {
                return Optional.of(host);
            }
            return covers(other.host()) ? Optional.of(other.host()) : Optional.empty();
        }

        private boolean covers(String name) {
            return name.equals(host) || (host.startsWith("*.") && name.endsWith(host.substring(1)));
        }
    }
}
