package org.splectrum.se.config;

import java.util.Optional;
import java.util.stream.Stream;

/** Everything that can be configured: its name in the environment, its place in {@code se.yml}, and its default. */
enum Key {
    PORT("SE_PORT", "port", "8080"),
    PUBLIC_URL("SE_PUBLIC_URL", "public_url", ""),
    DATA_DIR("SE_DATA_DIR", "data_dir", "./data"),
    DATABASE_URL("SE_DATABASE_URL", "database_url", ""),
    KEEP_TEXTS("SE_KEEP_TEXTS_DAYS", "keep_texts_days", "90"),
    API_TOKEN("SE_API_TOKEN", "api_token", ""),
    LOG_FORMAT("SE_LOG_FORMAT", "log_format", "text"),
    APP_ID("SE_GITHUB_APP_ID", "github.app_id", ""),
    PRIVATE_KEY("SE_GITHUB_PRIVATE_KEY", "github.private_key", ""),
    PRIVATE_KEY_FILE("SE_GITHUB_PRIVATE_KEY_FILE", "github.private_key_file", ""),
    WEBHOOK_SECRET("SE_GITHUB_WEBHOOK_SECRET", "github.webhook_secret", ""),
    API_URL("SE_GITHUB_API_URL", "github.api_url", "https://api.github.com"),
    GITHUB_URL("SE_GITHUB_URL", "github.url", "https://github.com"),
    COMMIT_NAME("SE_COMMIT_NAME", "commits.name", "SE"),
    COMMIT_EMAIL("SE_COMMIT_EMAIL", "commits.email", "se@noreply.invalid"),
    COMMIT_KEY("SE_COMMIT_SIGNING_KEY", "commits.signing_key", ""),
    COMMIT_KEY_FILE("SE_COMMIT_SIGNING_KEY_FILE", "commits.signing_key_file", ""),
    RECORD_KEY("SE_RECORD_KEY", "commits.record_key", ""),
    RECORD_KEY_FILE("SE_RECORD_KEY_FILE", "commits.record_key_file", ""),
    ANTHROPIC_KEY("ANTHROPIC_API_KEY", "anthropic.api_key", ""),
    ANTHROPIC_URL("ANTHROPIC_BASE_URL", "anthropic.base_url", "https://api.anthropic.com"),
    ANTHROPIC_MODELS("SE_ANTHROPIC_MODELS", "anthropic.models", ""),
    OPENAI_KEY("OPENAI_API_KEY", "openai.api_key", ""),
    OPENAI_URL("OPENAI_BASE_URL", "openai.base_url", "https://api.openai.com/v1"),
    ENGINE("DOCKER_HOST", "runner.docker_host", "unix:///var/run/docker.sock"),
    IMAGE("SE_RUNNER_IMAGE", "runner.image", "se-runner:latest"),
    IMAGES("SE_RUNNER_IMAGES", "runner.images", ""),
    RUNTIME("SE_RUNNER_RUNTIME", "runner.runtime", ""),
    MAX_RUNNERS("SE_MAX_RUNNERS", "runner.max", "4"),
    MAX_RUNNERS_REPOSITORY("SE_MAX_RUNNERS_PER_REPOSITORY", "runner.max_per_repository", ""),
    MAX_RUNNERS_INSTALLATION("SE_MAX_RUNNERS_PER_INSTALLATION", "runner.max_per_installation", ""),
    BACKEND("SE_RUNNER_BACKEND", "runner.backend", "docker"),
    BUDGET_RUN("SE_BUDGET_RUN_USD", "budget.run_usd", ""),
    BUDGET_DAY("SE_BUDGET_DAY_USD", "budget.day_usd", ""),
    BUDGET_USER_DAY("SE_BUDGET_USER_DAY_USD", "budget.user_day_usd", ""),
    QUOTA_ISSUE_HOUR("SE_QUOTA_ISSUE_HOUR", "quota.issue_hour", "20"),
    QUOTA_USER_HOUR("SE_QUOTA_USER_HOUR", "quota.user_hour", ""),
    QUOTA_USER_DAY("SE_QUOTA_USER_DAY", "quota.user_day", ""),
    QUOTA_USER_RUNNING("SE_QUOTA_USER_RUNNING", "quota.user_running", ""),
    QUOTA_REPOSITORY_HOUR("SE_QUOTA_REPOSITORY_HOUR", "quota.repository_hour", ""),
    QUOTA_REPOSITORY_DAY("SE_QUOTA_REPOSITORY_DAY", "quota.repository_day", ""),
    QUOTA_REPOSITORY_RUNNING("SE_QUOTA_REPOSITORY_RUNNING", "quota.repository_running", ""),
    QUOTA_INSTALLATION_HOUR("SE_QUOTA_INSTALLATION_HOUR", "quota.installation_hour", ""),
    QUOTA_INSTALLATION_DAY("SE_QUOTA_INSTALLATION_DAY", "quota.installation_day", ""),
    QUOTA_INSTALLATION_RUNNING("SE_QUOTA_INSTALLATION_RUNNING", "quota.installation_running", ""),
    EGRESS("SE_EGRESS_ALLOW", "egress", "");

    private final String variable;
    private final String path;
    private final String usual;

    Key(String variable, String path, String usual) {
        this.variable = variable;
        this.path = path;
        this.usual = usual;
    }

    String variable() {
        return variable;
    }

    /** The section of {@code se.yml}; empty for the outermost. */
    String section() {
        return path.contains(".") ? path.substring(0, path.indexOf('.')) : "";
    }

    /** The key in its section. */
    String word() {
        return path.substring(path.indexOf('.') + 1);
    }

    /** With its section, as {@code github.app_id}. */
    String path() {
        return path;
    }

    /** What counts where nothing is given; empty where nothing does. */
    String usual() {
        return usual;
    }

    static Optional<Key> ofVariable(String variable) {
        return Stream.of(values()).filter(key -> key.variable.equals(variable)).findFirst();
    }
}
