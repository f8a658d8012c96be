package org.splectrum.se.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {
    private static final List<String> ALLOWED = List.of("allowed.com", "*.example.org", "ported.com:443", "Upper.COM");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", ".", "..", "a..b", ".a", "127.0.0.1", "2130706433", "0177.0.0.1", "0x7f.0.0.1", "0x7f000001",
                        "127.1", "1.1", "127.0.0.0x1",
                "[::1]", "::1", "a b.com", "a%00.com", "a\0.com", "a@b.com", "a/b", "a:80", "ä.com", "-a.com", "a-.com",
                        "a.com..", "a\r\nb"
            })
    void what_is_no_name_is_none(String text) {
        assertThat(HostName.of(text)).isEmpty();
        assertThat(HostName.of("a".repeat(64) + ".com")).isEmpty();
        assertThat(HostName.of("a.".repeat(127) + "com")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "allowed.com, true",
        "ALLOWED.com, true",
        "allowed.com., true",
        "upper.com, true",
        "a.example.org, true",
        "a.b.example.org, true",
        "ported.com, true",
        "example.org, false",
        "evilexample.org, false",
        "allowed.com.evil, false",
        "evil-allowed.com, false",
        "www.allowed.com, false",
        "allowed.co, false"
    })
    void a_host_is_named_exactly_or_by_its_end(String host, boolean named) {
        assertThat(HostName.of(host).orElseThrow().isIn(ALLOWED, 443)).isEqualTo(named);
    }

    @ParameterizedTest
    @CsvSource({"443, true", "80, false"})
    void an_entry_may_bind_a_port(int port, boolean named) {
        assertThat(HostName.of("ported.com").orElseThrow().isIn(ALLOWED, port)).isEqualTo(named);
    }
}
