package org.splectrum.se.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splectrum.se.config.SettingsReader.Reading;
import org.splectrum.se.run.Quota;

class SettingsReaderTest {
    private static final String PEM = "-----BEGIN RSA PRIVATE KEY-----\nTUlJ\n-----END RSA PRIVATE KEY-----\n";
    private static final String SSH = "-----BEGIN OPENSSH PRIVATE KEY-----\nTUlJ\n-----END OPENSSH PRIVATE KEY-----\n";
    private static final String ED25519 = "-----BEGIN PRIVATE KEY-----\nTUlJ\n-----END PRIVATE KEY-----\n";
    private static final String SECRET = "a-webhook-secret-of-some-length";
    private static final Map<String, String> LEAST = Map.of(
            "SE_GITHUB_APP_ID",
            "17",
            "SE_GITHUB_PRIVATE_KEY",
            PEM,
            "SE_GITHUB_WEBHOOK_SECRET",
            SECRET,
            "ANTHROPIC_API_KEY",
            "sk-model-key");

    @TempDir
    private Path folder;

    @Test
    void four_variables_are_enough_and_the_rest_has_defaults() {
        Settings settings = settings(LEAST, "");
        assertThat(settings.server()).isEqualTo(new Settings.Server(8080, "", Secret.NONE, Settings.Logs.TEXT));
        assertThat(settings.storage().texts()).isEqualTo(Duration.ofDays(90));
        assertThat(settings.storage().folder()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(settings.storage().databaseUrl())
                .isEqualTo("jdbc:sqlite:" + Path.of("data/se.db").toAbsolutePath());
        assertThat(settings.github().apiUrl()).isEqualTo(URI.create("https://api.github.com"));
        assertThat(settings.github().url()).isEqualTo(URI.create("https://github.com"));
        assertThat(settings.github().commits())
                .isEqualTo(new Settings.Commits("SE", "se@noreply.invalid", Secret.NONE, Secret.NONE));
        assertThat(settings.github().privateKey().value()).isEqualTo(PEM.strip());
        assertThat(settings.models().anthropic())
                .isEqualTo(new Settings.Model(new Secret("sk-model-key"), URI.create("https://api.anthropic.com")));
        assertThat(settings.runners())
                .isEqualTo(new Settings.Runners(
                        "unix:///var/run/docker.sock", "se-runner:latest", List.of(), "", new Settings.Most(4, 4, 4)));
    }

    @Test
    void every_key_has_its_place_in_the_file() {
        Settings settings = settings(Map.of(), """
                port: 9000
                public_url: https://se.example.org/
                data_dir: /var/lib/se
                database_url: jdbc:sqlite:/var/lib/se/other.db
                api_token: token
                keep_texts_days: 30
                log_format: json
                github:
                  app_id: 17
                  private_key: "%s"
                  webhook_secret: [new-secret-of-some-length, old-secret-of-some-length]
                  api_url: https://github.example.org/api/v3/
                  url: https://github.example.org
                commits: { name: Bot, email: bot@example.org, signing_key: "%s", record_key: "%s" }
                anthropic: { api_key: sk-1, base_url: "http://127.0.0.1:9" }
                openai: { api_key: sk-2, base_url: "http://127.0.0.1:10" }
                runner: { docker_host: "tcp://127.0.0.1:2375", image: "se:1", images: ["se:jdk", "se:go"], runtime: runsc, max: 3, max_per_repository: 1,
                          max_per_installation: 2, backend: docker }
                budget: { run_usd: 2.50, day_usd: 20, user_day_usd: 10 }
                quota: { issue_hour: 3, user_hour: 0, user_day: 50, installation_running: 7 }
                egress: [maven.example.org, "*.example.com"]
                """.formatted(
                        PEM.replace("\n", "\\n"), SSH.replace("\n", "\\n"), ED25519.replace("\n", "\\n")));
        assertThat(settings.github().commits())
                .isEqualTo(new Settings.Commits(
                        "Bot", "bot@example.org", new Secret(SSH.strip()), new Secret(ED25519.strip())));
        assertThat(settings.server())
                .isEqualTo(
                        new Settings.Server(9000, "https://se.example.org", new Secret("token"), Settings.Logs.JSON));
        assertThat(settings.storage())
                .isEqualTo(new Settings.Storage(
                        Path.of("/var/lib/se"), "jdbc:sqlite:/var/lib/se/other.db", Duration.ofDays(30)));
        assertThat(settings.github().webhookSecrets())
                .containsExactly(new Secret("new-secret-of-some-length"), new Secret("old-secret-of-some-length"));
        assertThat(settings.github().apiUrl()).isEqualTo(URI.create("https://github.example.org/api/v3"));
        assertThat(settings.models().openai().url()).isEqualTo(URI.create("http://127.0.0.1:10"));
        assertThat(settings.runners())
                .isEqualTo(new Settings.Runners(
                        "tcp://127.0.0.1:2375",
                        "se:1",
                        List.of("se:jdk", "se:go"),
                        "runsc",
                        new Settings.Most(3, 1, 2)));
        assertThat(settings.bounds())
                .isEqualTo(new Settings.Bounds(
                        new BigDecimal("2.50"),
                        new BigDecimal("20"),
                        new BigDecimal("10"),
                        List.of(
                                new Quota(Quota.Whose.ISSUE, Quota.Span.HOUR, 3),
                                new Quota(Quota.Whose.USER, Quota.Span.DAY, 50),
                                new Quota(Quota.Whose.INSTALLATION, Quota.Span.RUNNING, 7)),
                        List.of("maven.example.org", "*.example.com")));
    }

    @Test
    void each_quota_is_the_setting_that_its_refusal_names_and_only_the_guard_against_loops_is_there_by_itself() {
        assertThat(settings(with("SE_PORT", "0"), "").bounds().quotas())
                .containsExactly(new Quota(Quota.Whose.ISSUE, Quota.Span.HOUR, 20));
        assertThat(settings(with("SE_QUOTA_ISSUE_HOUR", "0"), "").bounds().quotas())
                .isEmpty();
        Stream.of(Key.values())
                .filter(key -> key.variable().startsWith("SE_QUOTA_"))
                .forEach(key -> assertThat(
                                settings(with(key.variable(), "7"), "").bounds().quotas())
                        .filteredOn(quota -> quota.setting().equals(key.variable()))
                        .singleElement()
                        .extracting(Quota::most)
                        .isEqualTo(7));
    }

    @Test
    void the_environment_stands_over_the_file() {
        assertThat(settings(with("SE_PORT", "9001"), "port: 9000").server().port())
                .isEqualTo(9001);
        assertThat(settings(with("SE_PORT", " "), "port: 9000").server().port()).isEqualTo(9000);
    }

    @Test
    void two_webhook_secrets_live_while_one_takes_the_others_place() {
        assertThat(settings(with("SE_GITHUB_WEBHOOK_SECRET", "new, old"), "")
                        .github()
                        .webhookSecrets())
                .containsExactly(new Secret("new"), new Secret("old"));
    }

    @Test
    void everything_missing_is_told_at_once_with_its_mend() {
        assertThat(problems(Map.of(), ""))
                .containsExactly(
                        "SE_GITHUB_APP_ID is not set: copy it from the settings page of your GitHub App (in se.yml: github.app_id)",
                        "SE_GITHUB_PRIVATE_KEY_FILE is not set: name the .pem file downloaded from the App's settings page, or set SE_GITHUB_PRIVATE_KEY to its content (in se.yml: github.private_key_file)",
                        "SE_GITHUB_WEBHOOK_SECRET is not set: set the secret that stands in your GitHub App's webhook settings (in se.yml: github.webhook_secret)",
                        "ANTHROPIC_API_KEY is not set: make a key in the Anthropic console (in se.yml: anthropic.api_key)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SE_PORT              | 99999                     | SE_PORT is “99999”, not a whole number from 0 to 65535: give one, as 8080
            SE_PORT              | http                      | SE_PORT is “http”, not a whole number from 0 to 65535: give one, as 8080
            SE_PORTT             | 1                         | the variable SE_PORTT is not known: did you mean “SE_PORT”?
            SE_WEBHOOK           | 1                         | the variable SE_WEBHOOK is not known: known are
            SE_PUBLIC_URL        | se.example.org            | SE_PUBLIC_URL is “se.example.org”, not an address of http or https: give it as https://se.example.org
            SE_GITHUB_API_URL    | ftp://x                   | SE_GITHUB_API_URL is “ftp://x”, not an address of http or https: give it as https://api.github.com
            SE_GITHUB_API_URL    | https://me:pw@example.org | SE_GITHUB_API_URL is not an address of http or https without a user: give it as https://api.github.com
            SE_GITHUB_APP_ID     | my-app                    | SE_GITHUB_APP_ID is neither an App's id, a number, nor its client id, which begins with Iv: copy it
            SE_GITHUB_PRIVATE_KEY | hello                    | SE_GITHUB_PRIVATE_KEY is not an RSA private key in PEM
            SE_GITHUB_WEBHOOK_SECRET | a,b,c                 | SE_GITHUB_WEBHOOK_SECRET holds more than two
            SE_GITHUB_WEBHOOK_SECRET | ,                     | SE_GITHUB_WEBHOOK_SECRET is not set: set the secret
            ANTHROPIC_API_KEY    | sk a                      | ANTHROPIC_API_KEY has blanks
            DOCKER_HOST          | /var/run/docker.sock      | DOCKER_HOST is “/var/run/docker.sock”, not an engine's address: give it as unix:///var/run/docker.sock
            SE_MAX_RUNNERS       | 0                         | SE_MAX_RUNNERS is “0”, not a whole number from 1 to 1000
            SE_MAX_RUNNERS_PER_REPOSITORY | many             | SE_MAX_RUNNERS_PER_REPOSITORY is “many”, not a whole number from 1 to 1000
            SE_RUNNER_BACKEND    | kubernetes                | SE_RUNNER_BACKEND is kubernetes, which this version cannot use yet
            SE_RUNNER_BACKEND    | dokcer                    | SE_RUNNER_BACKEND is “dokcer”, not docker or kubernetes: did you mean “docker”?
            SE_RUNNER_IMAGE      | A B                       | SE_RUNNER_IMAGE is “A B”, not an image's name: give one, as se-runner:latest
            SE_DATABASE_URL      | jdbc:postgresql://h/se    | SE_DATABASE_URL names PostgreSQL
            SE_DATABASE_URL      | jdbc:mysql://h/se         | SE_DATABASE_URL is not jdbc:sqlite: and an absolute path
            SE_BUDGET_RUN_USD    | lots                      | SE_BUDGET_RUN_USD is “lots”, not an amount above 0
            SE_EGRESS_ALLOW      | https://x.org/            | SE_EGRESS_ALLOW holds “https://x.org/”, which is no host
            SE_RUNNER_RUNTIME    | --privileged              | SE_RUNNER_RUNTIME is “--privileged”, not a runtime's name
            SE_QUOTA_USER_DAY    | many                      | SE_QUOTA_USER_DAY is “many”, not a whole number
            SE_COMMIT_NAME       | SE <x>                    | SE_COMMIT_NAME has characters that git does not allow there
            SE_COMMIT_SIGNING_KEY | hello                    | SE_COMMIT_SIGNING_KEY is not a private key in PEM: make an Ed25519 key by “ssh-keygen
            SE_COMMIT_SIGNING_KEY_FILE | /nowhere/key        | SE_COMMIT_SIGNING_KEY_FILE names a file that is empty or cannot be read
            SE_RECORD_KEY        | -----BEGIN RSA PRIVATE KEY----- | SE_RECORD_KEY is not a private key in PEM: make an Ed25519 key by “openssl
            SE_KEEP_TEXTS_DAYS   | 0                         | SE_KEEP_TEXTS_DAYS is “0”, not a whole number from 1 to 36500: give one, as 90
            SE_LOG_FORMAT        | xml                       | SE_LOG_FORMAT is “xml”, not json or text: give one of them
            """)
    void a_wrong_value_is_named_with_its_mend(String variable, String value, String problem) {
        assertThat(problems(with(variable, value), ""))
                .hasSize(1)
                .first()
                .asString()
                .startsWith(problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            prot: 1                   | se.yml: line 1, column 1: “prot” is not known here; did you mean “port”?
            github: { app: 1 }        | se.yml: line 1, column 11: “app” is not known here; known are: api_url, app_id, private_key, private_key_file, url, webhook_secret
            github: 5                 | se.yml: line 1, column 9: this must hold keys and values, as “key: value”
            port: 99999               | se.yml: port is “99999”, not a whole number from 0 to 65535: give one, as 8080
            port: [1]                 | se.yml: line 1, column 7: this must be a single value
            """)
    void a_wrong_file_is_named_with_place_and_mend(String yaml, String problem) {
        assertThat(problems(LEAST, yaml)).containsExactly(folder + "/" + problem);
    }

    @Test
    void a_file_that_was_named_must_be_there() {
        assertThat(SettingsReader.read(LEAST, folder + "/other.yml"))
                .isEqualTo(new Reading.Wrong(List.of(
                        new SettingsProblem(folder + "/other.yml is not there", "write it, or leave --config out"))));
    }

    @Test
    void a_private_key_file_must_be_readable() throws IOException {
        Map<String, String> environment = with("SE_GITHUB_PRIVATE_KEY", "");
        environment.put("SE_GITHUB_PRIVATE_KEY_FILE", folder + "/key.pem");
        assertThat(problems(environment, ""))
                .containsExactly(
                        "SE_GITHUB_PRIVATE_KEY_FILE names a file that is empty or cannot be read: name a file that SE may read");
        Files.writeString(folder.resolve("key.pem"), PEM);
        assertThat(settings(environment, "").github().privateKey().value()).isEqualTo(PEM);
    }

    @Test
    void the_models_key_may_be_missing_where_the_address_is_ones_own() {
        Map<String, String> environment = with("ANTHROPIC_API_KEY", "");
        environment.put("ANTHROPIC_BASE_URL", "http://model.example.org");
        assertThat(settings(environment, "").models().anthropic().key().given()).isFalse();
    }

    @Test
    void a_weak_token_is_said() {
        assertThat(read(with("SE_API_TOKEN", "token"), ""))
                .isInstanceOfSatisfying(
                        Reading.Right.class,
                        right -> assertThat(right.notices())
                                .singleElement()
                                .asString()
                                .startsWith("SE_API_TOKEN is short"));
    }

    @Test
    void what_has_no_effect_yet_is_said() {
        Map<String, String> environment = with("SE_BUDGET_RUN_USD", "5");
        environment.put("SE_EGRESS_ALLOW", "maven.example.org");
        environment.put("SE_API_TOKEN", "a-token-of-some-length");
        environment.put("OPENAI_API_KEY", "key");
        assertThat(read(environment, ""))
                .isInstanceOfSatisfying(
                        Reading.Right.class,
                        right -> assertThat(right.notices()).hasSize(1));
        assertThat(read(LEAST, ""))
                .isInstanceOfSatisfying(
                        Reading.Right.class,
                        right -> assertThat(right.notices()).isEmpty());
    }

    @Test
    void no_secret_is_ever_printed() {
        Settings settings = settings(LEAST, "");
        assertThat(settings.toString())
                .doesNotContain("TUlJ", SECRET, "sk-model-key")
                .contains("***");
        Map<String, String> wrong = new HashMap<>(LEAST);
        wrong.replaceAll((name, value) -> "sécret " + value);
        wrong.put("SE_GITHUB_WEBHOOK_SECRET", "sécret,sécret,sécret");
        String yaml = "github: { webhook_secret: *sécret }";
        assertThat(problems(wrong, yaml)).hasSizeGreaterThanOrEqualTo(4);
        assertThat(String.join("\n", problems(wrong, yaml))).doesNotContain("sécret");
    }

    private static Map<String, String> with(String variable, String value) {
        Map<String, String> environment = new HashMap<>(LEAST);
        environment.put(variable, value);
        return environment;
    }

    private Settings settings(Map<String, String> environment, String yaml) {
        return switch (read(environment, yaml)) {
            case Reading.Right right -> right.settings();
            case Reading.Wrong wrong -> throw new AssertionError(wrong.problems());
        };
    }

    private List<String> problems(Map<String, String> environment, String yaml) {
        return read(environment, yaml) instanceof Reading.Wrong wrong
                ? wrong.problems().stream().map(SettingsProblem::toString).toList()
                : List.of();
    }

    private Reading read(Map<String, String> environment, String yaml) {
        try {
            return SettingsReader.read(
                    environment,
                    Files.writeString(folder.resolve("se.yml"), yaml).toString());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
