package org.splectrum.se.config;

import java.util.regex.Pattern;

/** Finds the GitHub App's private key, which is given as it is or in a file. */
final class AppKeySetting {
    private static final Pattern PEM = Pattern.compile(
            "\\s*-----BEGIN (RSA )?PRIVATE KEY-----[A-Za-z0-9+/=\\s]+-----END (RSA )?PRIVATE KEY-----\\s*");
    private static final String MEND =
            "generate one on the App's settings page under “Private keys” and give the .pem file as it is";

    private final SettingValues values;

    AppKeySetting(SettingValues values) {
        this.values = values;
    }

    Secret read() {
        if (values.has(Key.PRIVATE_KEY)) {
            return checked(Key.PRIVATE_KEY, values.text(Key.PRIVATE_KEY).replace("\\n", "\n"));
        }
        values.required(
                Key.PRIVATE_KEY_FILE,
                "name the .pem file downloaded from the App's settings page, or set SE_GITHUB_PRIVATE_KEY to its"
                        + " content");
        return values.has(Key.PRIVATE_KEY_FILE)
                ? checked(Key.PRIVATE_KEY_FILE, values.content(Key.PRIVATE_KEY_FILE))
                : Secret.NONE;
    }

    private Secret checked(Key key, String pem) {
        if (pem.isEmpty()) {
            values.wrong(key, "names a file that is empty or cannot be read", "name a file that SE may read");
        } else if (!PEM.matcher(pem).matches()) {
            values.wrong(key, "is not an RSA private key in PEM", MEND);
        }
        return new Secret(pem);
    }
}
