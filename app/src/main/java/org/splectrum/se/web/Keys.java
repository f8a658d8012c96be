package org.splectrum.se.web;

import io.javalin.http.Context;
import java.util.UUID;
import java.util.regex.Pattern;

/** By which a wish that comes again is known, as in the draft of the IETF on the Idempotency-Key header. */
final class Keys {
    static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[!-~]{1,200}");

    private Keys() {}

    /** The key that the request brings, or else one of its own. */
    static String of(Context context) {
        String given = context.header(HEADER);
        if (given != null && !FORM.matcher(given).matches()) {
            throw Fields.refused(
                    "The header " + HEADER + " is malformed. Give 1 to 200 visible characters, as of a UUID.");
        }
        return Authentication.caller(context).keys() + (given == null ? UUID.randomUUID() : given);
    }
}
