package org.splectrum.se.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Private keys as they stand in files. */
class KeysTest {
    @TempDir
    private Path folder;

    @Test
    void a_key_is_made_once_and_is_its_owners_alone() throws IOException {
        Path file = folder.resolve("key.pem");
        PrivateKey made = KeyFile.at(file);
        String text = Files.readString(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(KeyFile.at(file).publicKey().pem())
                .isEqualTo(made.publicKey().pem());
        assertThat(file).hasContent(text);
        assertThat(folder).isDirectoryContaining("glob:**/key.pem").isDirectoryNotContaining("glob:**/key[0-9]*");
        assertThat(made).hasToString("***");
    }

    @Test
    void a_file_that_holds_something_else_stays_as_it_is() throws IOException {
        Path file = Files.writeString(folder.resolve("key.pem"), "my notes\n");
        assertThatThrownBy(() -> KeyFile.at(file))
                .hasMessageContaining(file + " is not a private key in PEM; make one by");
        assertThat(file).hasContent("my notes\n");
    }

    @Test
    void keys_of_java_of_openssl_and_of_openssh_are_read() throws Exception {
        byte[] java = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        String pem = pem("PRIVATE KEY", java);
        assertThat(PrivateKey.read(pem).publicKey().ssh()).startsWith("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI");
        assertThat(PrivateKey.read(pem.replace("\n", "\\n")).publicKey().id())
                .isEqualTo(PrivateKey.read(pem).publicKey().id());
        OpenSsh.Pair pair = OpenSsh.pair(folder, "");
        assertThat(pair.line())
                .startsWith(PrivateKey.read(pair.pem()).publicKey().ssh() + " ");
    }

    @Test
    void what_cannot_be_used_is_told_and_never_shown() throws Exception {
        byte[] rsa = KeyPairGenerator.getInstance("RSA")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        refused(pem("PRIVATE KEY", rsa), "is not an Ed25519 key");
        refused("nothing", "is not a private key in PEM");
        refused(pem("PRIVATE KEY", "abc".getBytes(UTF_8)), "is damaged");
        refused(pem("OPENSSH PRIVATE KEY", "abc".getBytes(UTF_8)), "is damaged");
        refused(OpenSsh.pair(folder, "a passphrase").pem(), "has a passphrase");
    }

    private static void refused(String pem, String why) {
        assertThatThrownBy(() -> PrivateKey.read(pem))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(why)
                .hasMessageContaining("ssh-keygen -t ed25519")
                .hasNoCause();
    }

    private static String pem(String kind, byte[] der) throws NoSuchAlgorithmException {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + kind
                + "-----\n";
    }
}
