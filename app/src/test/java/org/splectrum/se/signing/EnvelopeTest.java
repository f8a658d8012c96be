package org.splectrum.se.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against what DSSE publishes: the example of its protocol.md, and its test vectors, whose keys are those of RFC 8032, 7.1. */
class EnvelopeTest {
    private static final PrivateKey A = key("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    private static final PrivateKey B = key("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    private static final String TYPE = "application/vnd.in-toto+json";
    private static final String BODY = "eyJfdHlwZSI6Imh0dHBzOi8vaW4tdG90by5pby9TdGF0ZW1lbnQvdjEifQ==";
    private static final String SIGNED =
            "2WAfaHm5jluo0w+0rk8uVkluELJYWjSmU9x7EUzx+AyteDGJ4/nqyJXfmAUVFIAoQafWm7AxBZNw5M9ixNHiCA==";

    private static PrivateKey key(String seed) {
        return new PrivateKey(new Ed25519PrivateKeyParameters(HexFormat.of().parseHex(seed)), seed);
    }

    private static String envelope(String type, String payload, String signature) {
        return "{\"payloadType\":\"" + type + "\",\"payload\":\"" + payload
                + "\",\"signatures\":[{\"keyid\":\"A\",\"sig\":\"" + signature + "\"}]}";
    }

    @Test
    void what_is_signed_is_as_in_the_protocol() {
        assertThat(new String(
                        Envelope.preAuthentication("http://example.com/HelloWorld", "hello world".getBytes(UTF_8)),
                        UTF_8))
                .isEqualTo("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
        assertThat(Envelope.preAuthentication("", new byte[0])).asString(UTF_8).isEqualTo("DSSEv1 0  0 ");
    }

    @ParameterizedTest
    @CsvSource({
        TYPE + ", " + BODY + ", " + SIGNED,
        // base64 for URLs
        TYPE + ", -_-_Pj8=, P-_KHICeR7tI6S_YyejJTRtrXhcQyQ2LYPaL8h90KjC9qN8HU_svOQ6TuDOT1HIrsGW886DbWNWcCmX5twLrAw==",
        // lengths are of bytes
        "application/vnd.exämple+json, " + BODY
                + ", xmSk/ug66ysT7ayhkCIjhAq42zgZXSsEWuzUaNL7w2eGAdF/NU6/fRXPtmfN+5DNSAs5/i2lUnHjbbjPsu0tAw==",
        TYPE + ", '', gSggCAaTLTYyRH6FIDBem6meyIynsYy8RTHVzwx9tnTb7Bg/1jMWnuVgI/gffqmbsC2VX5/jHfkkDqsj7CDbDg=="
    })
    void a_vector_of_dsse_is_verified_and_made_again(String type, String payload, String signature) {
        Envelope envelope = Envelope.read(envelope(type, payload, signature));
        assertThat(envelope.signer(List.of(B.publicKey(), A.publicKey())).map(PublicKey::id))
                .contains(A.publicKey().id());
        assertThat(envelope.signer(List.of(B.publicKey()))).isEmpty();
        Envelope again = Envelope.sign(type, envelope.bytes(), A);
        assertThat(again.signatures().getFirst().signature())
                .isEqualTo(envelope.signatures().getFirst().signature());
        assertThat(Envelope.read(again.json()).signer(List.of(A.publicKey()))).isPresent();
    }

    @Test
    void a_vector_of_dsse_with_another_type_is_not_verified() {
        Envelope swapped = Envelope.read(envelope("application/vnd.example.other+json", BODY, SIGNED));
        assertThat(swapped.signer(List.of(A.publicKey(), B.publicKey()))).isEmpty();
    }

    @Test
    void an_empty_type_is_no_statement_however_it_is_signed() {
        Envelope empty = Envelope.read(envelope(
                "", BODY, "iC3q/+3Rm0+lpAJRueDmDh15PnwCfxKmS0NAfKsbv+zgulXQC/WM9trc+j1XEqlwDIg/vf/uNfebeD6sxInrDg=="));
        assertThat(empty.signer(List.of(A.publicKey()))).isPresent();
        assertThatThrownBy(() -> Statement.in(empty)).hasMessageContaining("its type is not");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"payloadType\":\"t\",\"payload\":\"*\",\"signatures\":[]}",
                "{\"payloadType\":\"t\",\"payload\":\"\",\"signatures\":{}}",
                "{\"payloadType\":\"t\",\"payload\":\"\",\"signatures\":[{\"sig\":\"?\"}]}",
                "not json"
            })
    void what_is_no_envelope_is_told(String text) {
        assertThatThrownBy(() -> Envelope.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("is no ");
    }

    @Test
    void signatures_of_a_wrong_length_or_none_verify_nothing() {
        assertThat(Envelope.read("{\"payloadType\":\"t\",\"payload\":\"\",\"signatures\":[]}")
                        .signer(List.of(A.publicKey())))
                .isEmpty();
        assertThat(Envelope.read(envelope("t", "", "AAAA")).signer(List.of(A.publicKey())))
                .isEmpty();
        assertThat(Envelope.read(envelope("t", "", "")).signer(List.of(A.publicKey())))
                .isEmpty();
    }

    @Test
    void a_public_key_is_read_as_it_is_written() {
        String both = "# ours\n" + A.publicKey().pem() + B.publicKey().pem();
        assertThat(PublicKey.read(both))
                .extracting(PublicKey::id)
                .containsExactly(A.publicKey().id(), B.publicKey().id());
        assertThat(A.publicKey().pem()).isEqualTo("""
                        -----BEGIN PUBLIC KEY-----
                        MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
                        -----END PUBLIC KEY-----
                        """);
        assertThatThrownBy(() -> PublicKey.read("nothing")).hasMessageStartingWith("holds no public key in PEM");
        assertThatThrownBy(() -> PublicKey.read("-----BEGIN PUBLIC KEY-----\nMCow\n-----END PUBLIC KEY-----"))
                .hasMessageStartingWith("holds a damaged public key");
    }
}
