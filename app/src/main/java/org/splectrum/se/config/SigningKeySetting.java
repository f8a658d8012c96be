package org.splectrum.se.config;

import java.util.regex.Pattern;

/** Finds private keys that SE signs with, each given as it is or in a file, or not at all. */
final class SigningKeySetting {
    private static final Pattern PEM =
            Pattern.compile("\\s*-----BEGIN ((?:OPENSSH )?PRIVATE KEY)-----[A-Za-z0-9+/=\\s]+-----END \\1-----\\s*");
    private static final String FOR_COMMITS =
            "make an Ed25519 key by “ssh-keygen -t ed25519 -N '' -f FILE” and give the file, not FILE.pub, as it is";
    private static final String FOR_RECORDS =
            "make an Ed25519 key by “openssl genpkey -algorithm ed25519 -out FILE” and give the file as it is";

    private final SettingValues values;

    SigningKeySetting(SettingValues values) {
        this.values = values;
    }

    /** Not given where neither is. */
    Secret read(Key inline, Key file) {
        if (values.has(inline)) {
            return checked(inline, values.text(inline).replace("\\n", "\n"));
        }
        return values.has(file) ? checked(file, values.content(file)) : Secret.NONE;
    }

    private Secret checked(Key key, String pem) {
        if (pem.isEmpty()) {
            values.wrong(key, "names a file that is empty or cannot be read", "name a file that SE may read");
        } else if (!PEM.matcher(pem).matches()) {
            boolean records = key == Key.RECORD_KEY || key == Key.RECORD_KEY_FILE;
            values.wrong(key, "is not a private key in PEM", records ? FOR_RECORDS : FOR_COMMITS);
        }
        return new Secret(pem);
    }
}
