package org.splectrum.se.demo.pages;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Lets forms in from this server's own pages only. A foreign page gives itself away by {@code Sec-Fetch-Site} or
 * {@code Origin}, which every browser sends with a form; one whose name was bent to this machine, by {@code Host}.
 *
 * @param host the {@code Host} header
 * @param origin the {@code Origin} header, or nothing
 * @param site the {@code Sec-Fetch-Site} header, or nothing
 */
record SameOrigin(String host, String origin, String site) {
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    /** Whether the form comes from a page of this server, beyond doubt. */
    boolean accepts() {
        boolean own = site.isEmpty() || "same-origin".equals(site);
        return own && origin.equalsIgnoreCase("http://" + host) && onThisMachine();
    }

    private boolean onThisMachine() {
        try {
            String name = new URI("http://" + host).getHost();
            return name != null && THIS_MACHINE.contains(name.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
