package org.splectrum.se.gateway;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A host as an allow-list and a request name it: a DNS name in ASCII, in lower case, and nothing that a resolver would take for an
 * address. Names in other scripts come as {@code xn--}.
 */
record HostName(String name) {
    /** RFC 1123, with underscores, which some servers have. */
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");

    /** Decimal, octal, hexadecimal and short forms of IPv4 all end in a number, and no top-level domain does. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");

    private static final int LONGEST = 253;

    /** Empty where it is no such name. A dot at the end says nothing and is left out. */
    static Optional<HostName> of(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        String[] labels = name.split("\\.", -1);
        boolean good = name.length() <= LONGEST
                && List.of(labels).stream()
                        .allMatch(label -> LABEL.matcher(label).matches())
                && !NUMBER.matcher(labels[labels.length - 1]).matches();
        return good ? Optional.of(new HostName(name)) : Optional.empty();
    }

    /**
     * Whether one of the entries names it: exactly, or by {@code *.} and the end of it, which does not name the end itself. An entry
     * may bind a port behind a colon.
     */
    boolean isIn(List<String> entries, int port) {
        return entries.stream().anyMatch(entry -> isNamedBy(entry.toLowerCase(Locale.ROOT), port));
    }

    private boolean isNamedBy(String entry, int port) {
        int colon = entry.indexOf(':');
        String host = colon < 0 ? entry : entry.substring(0, colon);
        boolean portFits = colon < 0 || entry.substring(colon + 1).equals(Integer.toString(port));
        return portFits && (host.startsWith("*.") ? name.endsWith(host.substring(1)) : name.equals(host));
    }
}
