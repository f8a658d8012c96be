package org.splectrum.se.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Finds private keys that SE signs with, each given as it is or in a file, or not at all. */
final class SigningKeyAnswer {
    private static final Pattern PEM =
            Pattern.compile("\\s*-----BEGIN ((?:OPENSSH )?PRIVATE KEY)-----[A-Za-z0-9+/=\\s]+-----END \\1-----\\s*");
    private static final String MEND =
            "make an Ed25519 key by “ssh-keygen -t ed25519 -N '' -f FILE” and give the file, not FILE.pub, as it is";

    private final Answers answers;

    SigningKeyAnswer(Answers answers) {
        this.answers = answers;
    }

    /** Not given where neither is. */
    Secret read(Key inline, Key file) {
        if (answers.has(inline)) {
            return checked(inline, answers.text(inline).replace("\\n", "\n"));
        }
        return answers.has(file) ? checked(file, content(file)) : Secret.NONE;
    }

    private String content(Key file) {
        try {
            return Files.readString(Path.of(answers.text(file)));
        } catch (IOException | InvalidPathException e) {
            return "";
        }
    }

    private Secret checked(Key key, String pem) {
        if (pem.isEmpty()) {
            answers.wrong(key, "names a file that is empty or cannot be read", "name a file that SE may read");
        } else if (!PEM.matcher(pem).matches()) {
            answers.wrong(key, "is not a private key in PEM", MEND);
        }
        return new Secret(pem);
    }
}
