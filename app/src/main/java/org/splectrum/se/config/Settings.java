package org.splectrum.se.config;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.splectrum.se.run.Quota;

/** How this server is configured. Immutable; printing it shows no secret. */
public record Settings(Server server, Storage storage, GitHub github, Models models, Runners runners, Bounds bounds) {
    public Settings {
        Objects.requireNonNull(server, "server is null");
        Objects.requireNonNull(storage, "storage is null");
        Objects.requireNonNull(github, "github is null");
        Objects.requireNonNull(models, "models is null");
        Objects.requireNonNull(runners, "runners is null");
        Objects.requireNonNull(bounds, "bounds is null");
    }

    /**
     * The HTTP side.
     *
     * @param port 0: one that is free
     * @param publicUrl where people reach this server, without a slash at the end; empty where nobody can
     * @param apiToken for the REST API
     */
    public record Server(int port, String publicUrl, Secret apiToken, Logs logs) {
        public Server {
            Objects.requireNonNull(publicUrl, "publicUrl is null");
            Objects.requireNonNull(apiToken, "apiToken is null");
            Objects.requireNonNull(logs, "logs is null");
        }
    }

    /** How log lines look. */
    public enum Logs {
        TEXT,
        JSON
    }

    /**
     * Where things are kept.
     *
     * @param folder absolute; may be missing yet
     * @param databaseUrl of JDBC
     * @param texts how long what was told to agents and by runners is kept after its run
     */
    public record Storage(Path folder, String databaseUrl, Duration texts) {
        public Storage {
            Objects.requireNonNull(folder, "folder is null");
            Objects.requireNonNull(databaseUrl, "databaseUrl is null");
            Objects.requireNonNull(texts, "texts is null");
        }
    }

    /**
     * The GitHub App and where its GitHub is.
     *
     * @param privateKey PEM
     * @param webhookSecrets one, or two while one takes the other's place; newest first
     * @param apiUrl of the REST API
     * @param url of git and of links
     */
    public record GitHub(
            String appId, Secret privateKey, List<Secret> webhookSecrets, URI apiUrl, URI url, Commits commits) {
        public GitHub {
            Objects.requireNonNull(appId, "appId is null");
            Objects.requireNonNull(privateKey, "privateKey is null");
            webhookSecrets = List.copyOf(webhookSecrets);
            Objects.requireNonNull(apiUrl, "apiUrl is null");
            Objects.requireNonNull(url, "url is null");
            Objects.requireNonNull(commits, "commits is null");
        }
    }

    /**
     * What stands in the commits that SE makes, and what it signs with.
     *
     * @param name of their author
     * @param signingKey for the commits themselves; not given: they are not signed
     * @param recordKey for the records of them; not given: one of the server's own making
     */
    public record Commits(String name, String email, Secret signingKey, Secret recordKey) {
        public Commits {
            Objects.requireNonNull(name, "name is null");
            Objects.requireNonNull(email, "email is null");
            Objects.requireNonNull(signingKey, "signingKey is null");
            Objects.requireNonNull(recordKey, "recordKey is null");
        }
    }

    /**
     * Where the gateway forwards calls of models.
     *
     * @param allowed models of Anthropic's that may be called; a name may end in {@code *}; empty: all
     */
    public record Models(Model anthropic, Model openai, List<String> allowed) {
        public Models {
            allowed = List.copyOf(allowed);
            Objects.requireNonNull(anthropic, "anthropic is null");
            Objects.requireNonNull(openai, "openai is null");
        }
    }

    /** One vendor's API. */
    public record Model(Secret key, URI url) {
        public Model {
            Objects.requireNonNull(key, "key is null");
            Objects.requireNonNull(url, "url is null");
        }
    }

    /**
     * Where containers run.
     *
     * @param engine address of the Docker engine, as {@code unix:///var/run/docker.sock}
     * @param images that a workflow may name for its containers in place of {@code image}
     * @param runtime of the engine's, as {@code runsc}; empty: the engine's own choice
     * @param most containers at a time
     */
    public record Runners(String engine, String image, List<String> images, String runtime, Most most) {
        public Runners {
            Objects.requireNonNull(engine, "engine is null");
            Objects.requireNonNull(image, "image is null");
            images = List.copyOf(images);
            Objects.requireNonNull(runtime, "runtime is null");
            Objects.requireNonNull(most, "most is null");
        }
    }

    /** How many containers at a time, each at least 1: on this server, of one repository, and of all of one owner. */
    public record Most(int all, int repository, int installation) {}

    /**
     * What runs may take, as soon as this version of SE enforces it.
     *
     * @param runUsd of one run; 0: no bound
     * @param dayUsd of all runs of a day; 0: no bound
     * @param quotas how many runs may be asked for
     * @param egress hosts that runners may reach where the repository names them too
     */
    public record Bounds(
            BigDecimal runUsd, BigDecimal dayUsd, BigDecimal userDayUsd, List<Quota> quotas, List<String> egress) {
        public Bounds {
            Objects.requireNonNull(runUsd, "runUsd is null");
            Objects.requireNonNull(dayUsd, "dayUsd is null");
            Objects.requireNonNull(userDayUsd, "userDayUsd is null");
            quotas = List.copyOf(quotas);
            egress = List.copyOf(egress);
        }
    }
}
