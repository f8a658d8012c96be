package org.splectrum.se.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.splectrum.se.model.Nearest;

/** Turns what was configured into {@link Settings}. */
final class SettingsBuilder {
    /** GitHub takes either for who an App is. */
    private static final Pattern APP_ID = Pattern.compile("[0-9]{1,18}|Iv[A-Za-z0-9.]{6,60}");

    private static final Pattern ENGINE = Pattern.compile("unix:///.+|tcp://[^/]+|https?://[^/]+");
    private static final Pattern IDENTITY = Pattern.compile("[^<>\\p{Cntrl}]{1,200}");
    private static final Pattern VISIBLE = Pattern.compile("[!-~]*");
    private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@-]*\\*?");
    private static final Pattern RUNTIME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");
    private static final int WEAK = 16;
    private static final int MOST_RUNNERS = 1000;
    private static final int LONGEST_KEPT = 36_500;

    private final SettingValues values;
    private final List<String> notices = new ArrayList<>();

    SettingsBuilder(SettingValues values) {
        this.values = values;
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
        if (values.has(Key.API_TOKEN) && values.text(Key.API_TOKEN).length() < WEAK) {
            notices.add("SE_API_TOKEN is short; take one of at least " + WEAK
                    + " characters, as from “openssl rand -hex 32”");
        }
        String logs = oneOf(Key.LOG_FORMAT, new TreeSet<>(List.of("text", "json")));
        return new Settings.Server(
                values.whole(Key.PORT, 0, 65_535),
                values.address(Key.PUBLIC_URL),
                values.secret(Key.API_TOKEN),
                logs.equals("json") ? Settings.Logs.JSON : Settings.Logs.TEXT);
    }

    private Settings.Storage storage() {
        Path folder = Path.of(values.text(Key.DATA_DIR)).toAbsolutePath().normalize();
        String url = values.text(Key.DATABASE_URL);
        if (url.startsWith("jdbc:postgresql:")) {
            values.wrong(Key.DATABASE_URL, "names PostgreSQL, which this version cannot use yet", "leave it out");
        } else if (!url.isEmpty() && !url.startsWith("jdbc:sqlite:/")) {
            values.wrong(
                    Key.DATABASE_URL, "is not jdbc:sqlite: and an absolute path", "leave it out to use SE_DATA_DIR");
        }
        return new Settings.Storage(
                folder,
                url.isEmpty() ? "jdbc:sqlite:" + folder.resolve("se.db") : url,
                Duration.ofDays(values.whole(Key.KEEP_TEXTS, 1, LONGEST_KEPT)));
    }

    private Settings.GitHub github() {
        return new Settings.GitHub(
                appId(),
                new AppKeySetting(values).read(),
                webhookSecrets(),
                values.uri(Key.API_URL),
                values.uri(Key.GITHUB_URL),
                commits());
    }

    private String appId() {
        String mend = "copy it from the settings page of your GitHub App";
        String id = values.required(Key.APP_ID, mend);
        if (values.has(Key.APP_ID) && !APP_ID.matcher(id).matches()) {
            values.wrong(Key.APP_ID, "is neither an App's id, a number, nor its client id, which begins with Iv", mend);
        }
        return id;
    }

    private Settings.Commits commits() {
        SigningKeySetting keys = new SigningKeySetting(values);
        return new Settings.Commits(
                identity(Key.COMMIT_NAME),
                identity(Key.COMMIT_EMAIL),
                keys.read(Key.COMMIT_KEY, Key.COMMIT_KEY_FILE),
                keys.read(Key.RECORD_KEY, Key.RECORD_KEY_FILE));
    }

    private String identity(Key key) {
        if (!IDENTITY.matcher(values.text(key)).matches()) {
            values.wrong(key, "has characters that git does not allow there", "leave out < and >, and line ends");
        }
        return values.text(key);
    }

    private List<Secret> webhookSecrets() {
        List<String> secrets = values.list(Key.WEBHOOK_SECRET);
        if (secrets.isEmpty()) {
            values.missing(Key.WEBHOOK_SECRET, "set the secret that stands in your GitHub App's webhook settings");
        }
        if (secrets.size() > 2) {
            values.wrong(Key.WEBHOOK_SECRET, "holds more than two", "give the new one, a comma, the old one");
        }
        if (secrets.stream().anyMatch(secret -> secret.length() < WEAK)) {
            notices.add("SE_GITHUB_WEBHOOK_SECRET is short; take one of at least " + WEAK
                    + " characters, as from “openssl rand -hex 32”");
        }
        return secrets.stream().map(Secret::new).toList();
    }

    private Settings.Models models() {
        if (!values.has(Key.ANTHROPIC_URL)) {
            values.required(Key.ANTHROPIC_KEY, "make a key in the Anthropic console");
        }
        if (values.has(Key.OPENAI_KEY) || values.has(Key.OPENAI_URL)) {
            notices.add(
                    "OPENAI_API_KEY and OPENAI_BASE_URL have no effect yet: this version has one agent, Claude Code");
        }
        return new Settings.Models(
                new Settings.Model(visible(Key.ANTHROPIC_KEY), values.uri(Key.ANTHROPIC_URL)),
                new Settings.Model(visible(Key.OPENAI_KEY), values.uri(Key.OPENAI_URL)),
                allowedModels());
    }

    private List<String> allowedModels() {
        List<String> models = values.list(Key.ANTHROPIC_MODELS);
        if (!models.stream().allMatch(model -> MODEL.matcher(model).matches())) {
            values.wrong(
                    Key.ANTHROPIC_MODELS,
                    "holds what is no model's name",
                    "give names, as claude-opus-5-5 or claude-haiku-*, and commas between");
        }
        return models;
    }

    private Secret visible(Key key) {
        if (!VISIBLE.matcher(values.text(key)).matches()) {
            values.wrong(key, "has blanks, line ends or other odd characters", "copy the key again, without them");
        }
        return values.secret(key);
    }

    private Settings.Runners runners() {
        if (oneOf(Key.BACKEND, new TreeSet<>(List.of("docker", "kubernetes"))).equals("kubernetes")) {
            values.wrong(Key.BACKEND, "is kubernetes, which this version cannot use yet", "leave it out for docker");
        }
        String engine = values.text(Key.ENGINE);
        if (!ENGINE.matcher(engine).matches()) {
            values.misfit(Key.ENGINE, "an engine's address", "give it as unix:///var/run/docker.sock");
        }
        int all = values.whole(Key.MAX_RUNNERS, 1, MOST_RUNNERS);
        Settings.Most most =
                new Settings.Most(all, part(Key.MAX_RUNNERS_REPOSITORY, all), part(Key.MAX_RUNNERS_INSTALLATION, all));
        return new Settings.Runners(engine, image(), images(), runtime(), most);
    }

    private String image() {
        String image = values.text(Key.IMAGE);
        if (!TermsReader.IMAGE.matcher(image).matches()) {
            values.misfit(Key.IMAGE, "an image's name", "give one, as se-runner:latest");
        }
        return image;
    }

    private List<String> images() {
        List<String> images = values.list(Key.IMAGES);
        if (!images.stream().allMatch(image -> TermsReader.IMAGE.matcher(image).matches())) {
            values.wrong(
                    Key.IMAGES,
                    "holds what is no image's name",
                    "give names, as se-runner:jdk or registry.example.org/team/runner:1, and commas between");
        }
        return images;
    }

    private String runtime() {
        String runtime = values.text(Key.RUNTIME);
        if (!runtime.isEmpty() && !RUNTIME.matcher(runtime).matches()) {
            values.misfit(
                    Key.RUNTIME,
                    "a runtime's name",
                    "give one that the engine knows, as runc, runsc or kata, or leave it out");
        }
        return runtime;
    }

    /** Of all; where it is not given, all of them. */
    private int part(Key key, int all) {
        return values.has(key) ? values.whole(key, 1, MOST_RUNNERS) : all;
    }

    private Settings.Bounds bounds() {
        List<String> egress = values.list(Key.EGRESS);
        egress.stream()
                .filter(host -> !Hosts.right(host))
                .forEach(host -> values.wrong(
                        Key.EGRESS,
                        "holds “" + Section.cut(host) + "”, which is no host",
                        "give hosts, as maven.example.org, and commas between"));
        return new Settings.Bounds(
                values.dollars(Key.BUDGET_RUN),
                values.dollars(Key.BUDGET_DAY),
                values.dollars(Key.BUDGET_USER_DAY),
                new QuotaSettings(values).read(),
                egress);
    }

    private String oneOf(Key key, Set<String> known) {
        String word = values.text(key);
        if (!known.contains(word)) {
            String near = Nearest.to(word, known)
                    .map(one -> "did you mean “" + one + "”?")
                    .orElse("give one of them");
            values.misfit(key, String.join(" or ", known), near);
            return key.usual();
        }
        return word;
    }
}
