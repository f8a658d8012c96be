package org.splectrum.se.demo.pages;

import static java.util.Objects.requireNonNull;

/** What a browser is answered. */
sealed interface Answer {
    /** A page: a template below {@code demo/} and its model. */
    record Shown(String template, Object page) implements Answer {
        public Shown {
            requireNonNull(template, "template is null");
            requireNonNull(page, "page is null");
        }
    }

    /** To be found at another address of this server. */
    record Elsewhere(String address) implements Answer {
        public Elsewhere {
            requireNonNull(address, "address is null");
        }
    }
}
