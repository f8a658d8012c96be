package org.splectrum.se.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Turns what was configured into {@link Settings}. */
final class SettingsBuilder {
    private static final Pattern ENGINE = Pattern.compile("unix:///.+|tcp://[^/]+|https?://[^/]+");
    private static final Pattern IDENTITY = Pattern.compile("[^<>\\p{Cntrl}]{1,200}");
    private static final Pattern VISIBLE = Pattern.compile("[!-~]*");
    private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@-]*\\*?");
    private static final Pattern RUNTIME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");
    private static final int WEAK = 16;
    private static final int MOST_RUNNERS = 1000;
    private static final int LONGEST_KEPT = 36_500;

    private final Answers answers;
    private final List<String> notices = new ArrayList<>();

    SettingsBuilder(Answers answers) {
        this.answers = answers;
    }

    /** Of use only where no problem was found. */
    Settings build() {
        Settings.Storage storage = storage();
        return new Settings(server(), storage, github(), models(), runners(), bounds());
    }

    List<String> notices() {
        return List.copyOf(notices);
    }

    private Settings.Server server() {
        if (answers.has(Key.API_TOKEN) && answers.text(Key.API_TOKEN).length() < WEAK) {
            notices.add("SE_API_TOKEN is short; take one of at least " + WEAK
                    + " characters, as from “openssl rand -hex 32”");
        }
        String logs = oneOf(Key.LOG_FORMAT, new TreeSet<>(List.of("text", "json")));
        return new Settings.Server(
                answers.whole(Key.PORT, 0, 65_535),
                answers.address(Key.PUBLIC_URL),
                answers.secret(Key.API_TOKEN),
                logs.equals("json") ? Settings.Logs.JSON : Settings.Logs.TEXT);
    }

    private Settings.Storage storage() {
        Path folder = Path.of(answers.text(Key.DATA_DIR)).toAbsolutePath().normalize();
        String url = answers.text(Key.DATABASE_URL);
        if (url.startsWith("jdbc:postgresql:")) {
            answers.wrong(Key.DATABASE_URL, "names PostgreSQL, which this version cannot use yet", "leave it out");
        } else if (!url.isEmpty() && !url.startsWith("jdbc:sqlite:/")) {
            answers.wrong(
                    Key.DATABASE_URL, "is not jdbc:sqlite: and an absolute path", "leave it out to use SE_DATA_DIR");
        }
        return new Settings.Storage(
                folder,
                url.isEmpty() ? "jdbc:sqlite:" + folder.resolve("se.db") : url,
                Duration.ofDays(answers.whole(Key.KEEP_TEXTS, 1, LONGEST_KEPT)));
    }

    private Settings.GitHub github() {
        String page = "copy it from the settings page of your GitHub App";
        return new Settings.GitHub(
                answers.required(Key.APP_ID, page),
                new PrivateKeyAnswer(answers).read(),
                webhookSecrets(),
                answers.uri(Key.API_URL),
                answers.uri(Key.GITHUB_URL),
                commits());
    }

    private Settings.Commits commits() {
        SigningKeyAnswer keys = new SigningKeyAnswer(answers);
        return new Settings.Commits(
                identity(Key.COMMIT_NAME),
                identity(Key.COMMIT_EMAIL),
                keys.read(Key.COMMIT_KEY, Key.COMMIT_KEY_FILE),
                keys.read(Key.RECORD_KEY, Key.RECORD_KEY_FILE));
    }

    private String identity(Key key) {
        if (!IDENTITY.matcher(answers.text(key)).matches()) {
            answers.wrong(key, "has characters that git does not allow there", "leave out < and >, and line ends");
        }
        return answers.text(key);
    }

    private List<Secret> webhookSecrets() {
        answers.required(Key.WEBHOOK_SECRET, "set the secret that stands in your GitHub App's webhook settings");
        List<String> secrets = answers.list(Key.WEBHOOK_SECRET);
        if (secrets.size() > 2) {
            answers.wrong(Key.WEBHOOK_SECRET, "holds more than two", "give the new one, a comma, the old one");
        }
        if (secrets.stream().anyMatch(secret -> secret.length() < WEAK)) {
            notices.add("SE_GITHUB_WEBHOOK_SECRET is short; take one of at least " + WEAK
                    + " characters, as from “openssl rand -hex 32”");
        }
        return secrets.stream().map(Secret::new).toList();
    }

    private Settings.Models models() {
        if (!answers.has(Key.ANTHROPIC_URL)) {
            answers.required(Key.ANTHROPIC_KEY, "make a key in the Anthropic console");
        }
        if (answers.has(Key.OPENAI_KEY) || answers.has(Key.OPENAI_URL)) {
            notices.add(
                    "OPENAI_API_KEY and OPENAI_BASE_URL have no effect yet: this version has one agent, Claude Code");
        }
        return new Settings.Models(
                new Settings.Model(visible(Key.ANTHROPIC_KEY), answers.uri(Key.ANTHROPIC_URL)),
                new Settings.Model(visible(Key.OPENAI_KEY), answers.uri(Key.OPENAI_URL)),
                allowedModels());
    }

    private List<String> allowedModels() {
        List<String> models = answers.list(Key.ANTHROPIC_MODELS);
        if (!models.stream().allMatch(model -> MODEL.matcher(model).matches())) {
            answers.wrong(
                    Key.ANTHROPIC_MODELS,
                    "holds what is no model's name",
                    "give names, as claude-opus-5-5 or claude-haiku-*, and commas between");
        }
        return models;
    }

    private Secret visible(Key key) {
        if (!VISIBLE.matcher(answers.text(key)).matches()) {
            answers.wrong(key, "has blanks, line ends or other odd characters", "copy the key again, without them");
        }
        return answers.secret(key);
    }

    private Settings.Runners runners() {
        if (oneOf(Key.BACKEND, new TreeSet<>(List.of("docker", "kubernetes"))).equals("kubernetes")) {
            answers.wrong(Key.BACKEND, "is kubernetes, which this version cannot use yet", "leave it out for docker");
        }
        String engine = answers.text(Key.ENGINE);
        if (!ENGINE.matcher(engine).matches()) {
            answers.wrong(Key.ENGINE, "is not an engine's address", "give it as unix:///var/run/docker.sock");
        }
        int all = answers.whole(Key.MAX_RUNNERS, 1, MOST_RUNNERS);
        Settings.Most most =
                new Settings.Most(all, part(Key.MAX_RUNNERS_REPOSITORY, all), part(Key.MAX_RUNNERS_INSTALLATION, all));
        return new Settings.Runners(engine, answers.text(Key.IMAGE), images(), runtime(), most);
    }

    private List<String> images() {
        List<String> images = answers.list(Key.IMAGES);
        if (!images.stream().allMatch(image -> TermsReader.IMAGE.matcher(image).matches())) {
            answers.wrong(
                    Key.IMAGES,
                    "holds what is no image's name",
                    "give names, as se-runner:jdk or registry.example.org/team/runner:1, and commas between");
        }
        return images;
    }

    private String runtime() {
        String runtime = answers.text(Key.RUNTIME);
        if (!runtime.isEmpty() && !RUNTIME.matcher(runtime).matches()) {
            answers.wrong(
                    Key.RUNTIME,
                    "is no runtime's name",
                    "give one that the engine knows, as runc, runsc or kata, or leave it out");
        }
        return runtime;
    }

    /** Of all; where it is not given, all of them. */
    private int part(Key key, int all) {
        return answers.has(key) ? answers.whole(key, 1, MOST_RUNNERS) : all;
    }

    private Settings.Bounds bounds() {
        List<String> egress = answers.list(Key.EGRESS);
        if (!egress.stream().allMatch(Hosts::right)) {
            answers.wrong(Key.EGRESS, "holds what is no host", "give hosts, as maven.example.org, and commas between");
        }
        return new Settings.Bounds(
                answers.dollars(Key.BUDGET_RUN),
                answers.dollars(Key.BUDGET_DAY),
                answers.dollars(Key.BUDGET_USER_DAY),
                new QuotaAnswers(answers).read(),
                egress);
    }

    private String oneOf(Key key, Set<String> known) {
        String word = answers.text(key);
        if (!known.contains(word)) {
            answers.wrong(key, "is not one of " + String.join(", ", known), Section.hint(word, known));
            return key.usual();
        }
        return word;
    }
}
