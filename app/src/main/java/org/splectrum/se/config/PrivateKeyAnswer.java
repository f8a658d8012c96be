package org.splectrum.se.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Finds the GitHub App's private key, which is given as it is or in a file. */
final class PrivateKeyAnswer {
    private static final Pattern PEM = Pattern.compile(
            "\\s*-----BEGIN (RSA )?PRIVATE KEY-----[A-Za-z0-9+/=\\s]+-----END (RSA )?PRIVATE KEY-----\\s*");
    private static final String MEND =
            "generate one on the App's settings page under “Private keys” and give the .pem file as it is";

    private final Answers answers;

    PrivateKeyAnswer(Answers answers) {
        this.answers = answers;
    }

    Secret read() {
        if (answers.has(Key.PRIVATE_KEY)) {
            return checked(Key.PRIVATE_KEY, answers.text(Key.PRIVATE_KEY).replace("\\n", "\n"));
        }
        answers.required(
                Key.PRIVATE_KEY_FILE,
                "name the .pem file downloaded from the App's settings page, or set SE_GITHUB_PRIVATE_KEY to its content");
        return answers.has(Key.PRIVATE_KEY_FILE) ? checked(Key.PRIVATE_KEY_FILE, content()) : Secret.NONE;
    }

    private String content() {
        try {
            return Files.readString(Path.of(answers.text(Key.PRIVATE_KEY_FILE)));
        } catch (IOException | InvalidPathException e) {
            return "";
        }
    }

    private Secret checked(Key key, String pem) {
        if (pem.isEmpty()) {
            answers.wrong(key, "names a file that is empty or cannot be read", "name a file that SE may read");
        } else if (!PEM.matcher(pem).matches()) {
            answers.wrong(key, "is not an RSA private key in PEM", MEND);
        }
        return new Secret(pem);
    }
}
