package org.splectrum.se;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splectrum.se.cli.Console;
import org.splectrum.se.cli.Outcome;

class DependenciesTest {
    private static final String SBOM = """
            {"bomFormat":"CycloneDX","components":[
              {"name":"good","purl":"pkg:maven/org.example/good@1.2?type=jar"},
              {"name":"own","purl":"pkg:maven/org.splectrum.se/templates@0.1?type=jar"},
              {"name":"bad","purl":"pkg:maven/org.example/bad@2.0?type=jar"}]}""";
    private static final String KNOWN =
            "{\"results\":[{},{\"vulns\":[{\"id\":\"GHSA-1\",\"modified\":\"2026-01-02T03:04:05Z\"},{\"id\":\"GHSA-2\"}]}]}";

    private final Terminal terminal = new Terminal();
    private HttpServer osv;
    private List<String> answers = List.of(KNOWN);
    private int status = 200;
    private String asked = "";
    private final List<String> pages = new ArrayList<>();

    @BeforeEach
    void answer() throws IOException {
        osv = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        osv.createContext("/v1/querybatch", exchange -> {
            asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            pages.add(asked);
            byte[] body =
                    answers.get(Math.min(pages.size(), answers.size()) - 1).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        osv.start();
    }

    @AfterEach
    void stop() {
        osv.stop(0);
    }

    private Outcome check(Set<String> accepted) throws InterruptedException {
        URI url = URI.create("http://127.0.0.1:" + osv.getAddress().getPort());
        Console console = new Console(new PrintWriter(terminal.out()), new PrintWriter(terminal.err()));
        return new Dependencies(() -> new ByteArrayInputStream(SBOM.getBytes(StandardCharsets.UTF_8)))
                .check(url, accepted, console);
    }

    @Test
    void what_is_known_of_a_part_is_told_and_fails() throws InterruptedException {
        Outcome outcome = check(Set.of());
        assertThat(asked)
                .isEqualTo("{\"queries\":[{\"package\":{\"purl\":\"pkg:maven/org.example/good@1.2\"}},"
                        + "{\"package\":{\"purl\":\"pkg:maven/org.example/bad@2.0\"}}]}");
        assertThat(terminal.out().toString().lines())
                .containsExactly(
                        "GHSA-1  open  pkg:maven/org.example/bad@2.0", "GHSA-2  open  pkg:maven/org.example/bad@2.0");
        assertThat(outcome.toString()).contains("2 vulnerabilities are known");
    }

    @Test
    void what_was_accepted_is_told_and_does_not_fail() throws InterruptedException {
        assertThat(check(Set.of("GHSA-2")).toString()).contains("1 vulnerabilities");
        assertThat(check(Set.of("GHSA-2", "GHSA-1"))).isEqualTo(new Outcome.Done());
        assertThat(terminal.out().toString()).contains("GHSA-1  accepted  pkg:maven/org.example/bad@2.0");
    }

    @Test
    void where_nothing_is_known_all_is_well() throws InterruptedException {
        answers = List.of("{\"results\":[{},{\"vulns\":[]}]}");
        assertThat(check(Set.of())).isEqualTo(new Outcome.Done());
        assertThat(terminal.err().toString()).contains("2 parts were checked");
    }

    @Test
    void what_is_known_on_further_pages_is_asked_for_until_there_are_none() throws InterruptedException {
        answers = List.of(
                "{\"results\":[{\"vulns\":[{\"id\":\"A-1\"}]},{\"vulns\":[{\"id\":\"B-1\"}],\"next_page_token\":\"two\"}]}",
                "{\"results\":[{\"vulns\":[{\"id\":\"B-2\"}],\"next_page_token\":\"three\"}]}",
                "{\"results\":[{\"vulns\":[{\"id\":\"B-3\"}]}]}");
        assertThat(check(Set.of()).toString()).contains("4 vulnerabilities are known");
        assertThat(terminal.out().toString().lines())
                .extracting(line -> line.substring(0, 3))
                .containsExactly("A-1", "B-1", "B-2", "B-3");
        assertThat(pages.subList(1, 3))
                .containsExactly(
                        "{\"queries\":[{\"package\":{\"purl\":\"pkg:maven/org.example/bad@2.0\"},\"page_token\":\"two\"}]}",
                        "{\"queries\":[{\"package\":{\"purl\":\"pkg:maven/org.example/bad@2.0\"},\"page_token\":\"three\"}]}");
    }

    @Test
    void pages_without_end_are_no_answer() throws InterruptedException {
        answers = List.of(
                "{\"results\":[{},{\"next_page_token\":\"on\"}]}", "{\"results\":[{\"next_page_token\":\"on\"}]}");
        assertThat(check(Set.of()).toString()).contains("nothing was checked", "more than 20 pages");
        assertThat(pages).hasSize(20);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"200 | nonsense", "200 | {\"results\":[{}]}", "200 | {}", "503 | {\"results\":[{},{}]}"})
    void an_answer_that_is_none_is_a_failure(int how, String words) throws InterruptedException {
        status = how;
        answers = List.of(words);
        assertThat(check(Set.of()).toString()).contains("nothing was checked", "does not answer as OSV does");
    }

    @Test
    void nobody_who_answers_and_a_build_without_a_bill_are_failures() throws InterruptedException {
        osv.stop(0);
        assertThat(check(Set.of()).toString()).contains("nothing was checked", "--osv");
        Console console = new Console(new PrintWriter(terminal.out()), new PrintWriter(terminal.err()));
        assertThat(new Dependencies(() -> null)
                        .check(URI.create("http://127.0.0.1:1"), Set.of(), console)
                        .toString())
                .contains("no bill of materials", "./mvnw package");
    }
}
