package org.splectrum.se;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import org.splectrum.se.cli.Check.Finding;
import org.splectrum.se.config.Settings;
import org.splectrum.se.docker.ContainerLimits;
import org.splectrum.se.docker.DockerSandboxes;
import org.splectrum.se.docker.DockerSettings;
import org.splectrum.se.github.AppCredentials;
import org.splectrum.se.github.AppIdentity;
import org.splectrum.se.github.GitHubApp;
import org.splectrum.se.github.GitHubConnection;
import org.splectrum.se.github.GitHubSettings;

/** Asks everything outside that the server needs whether it answers. Changes nothing there. */
final class Probes {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int SERVER_ERROR = 500;

    private final Settings settings;

    Probes(Settings settings) {
        this.settings = settings;
    }

    /** The Docker engine, and the image in it. */
    Finding engine() {
        Settings.Runners runners = settings.runners();
        DockerSettings.Images images = new DockerSettings.Images(runners.image(), runners.images());
        try (DockerSandboxes sandboxes = new DockerSandboxes(new DockerSettings(
                runners.engine(), images, runners.runtime(), "doctor", ContainerLimits.STANDARD, PATIENCE))) {
            sandboxes.checkReady();
            String runtime = runners.runtime().isEmpty() ? "" : ", run by " + runners.runtime();
            return new Finding.Ok(runners.image() + " at " + runners.engine() + runtime);
        } catch (RuntimeException e) {
            return failed(
                    e,
                    "start Docker and make the image with ./se engine, or set DOCKER_HOST, SE_RUNNER_IMAGE and SE_RUNNER_RUNTIME");
        }
    }

    /** Whether nothing is open in a container but the way to the gateway. */
    Finding seal() throws InterruptedException {
        return switch (new SelfTest(settings).run()) {
            case SelfTest.Verdict.Sealed sealed ->
                new Finding.Ok("nothing outside is reached from a container, and the gateway answers");
            case SelfTest.Verdict.Open(var ways) -> new Finding.Failed(String.join("; ", ways), SelfTest.MEND);
            case SelfTest.Verdict.Unknown(var why) ->
                engine() instanceof Finding.Failed
                        ? new Finding.Failed("not tried, for that needs the engine and the image", "mend these first")
                        : new Finding.Failed("it could not be tried: " + why, "mend that, and try again");
        };
    }

    /** Whether GitHub takes the App's id and key. */
    Finding github() {
        Settings.GitHub github = settings.github();
        try {
            AppCredentials credentials =
                    new AppCredentials(github.appId(), github.privateKey().value());
            GitHubSettings how = new GitHubSettings(
                    github.apiUrl(), credentials, settings.storage().folder().resolve("doctor"), PATIENCE);
            try (GitHubConnection connection = new GitHubConnection(how, Clock.systemUTC())) {
                AppIdentity app = new GitHubApp(connection).check();
                return new Finding.Ok("App " + app.slug() + " at " + github.apiUrl());
            }
        } catch (RuntimeException e) {
            return failed(
                    e, "see that SE_GITHUB_APP_ID and the private key are of one App, and that GitHub is reached");
        }
    }

    /** Whether the model's API takes the key; where it lists no models, that it answers is enough. */
    Finding model() throws InterruptedException {
        Settings.Model model = settings.models().anthropic();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(model.url() + "/v1/models?limit=1"))
                .timeout(PATIENCE)
                .header("anthropic-version", "2023-06-01");
        if (model.key().given()) {
            request.header("x-api-key", model.key().value());
        }
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            int status = client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            return judged(status, model.url());
        } catch (IOException e) {
            String why = model.url() + " does not answer";
            return new Finding.Failed(why, "see that this machine reaches it, or set ANTHROPIC_BASE_URL");
        }
    }

    private static Finding judged(int status, URI url) {
        if (status == 401 || status == 403) {
            return new Finding.Failed(
                    url + " refuses the key (" + status + ")", "set ANTHROPIC_API_KEY to one that is good");
        }
        return status >= SERVER_ERROR
                ? new Finding.Failed(url + " is in trouble (" + status + ")", "wait, or ask its operator")
                : new Finding.Ok(url + " takes the key");
    }

    private static Finding failed(RuntimeException why, String mend) {
        return new Finding.Failed(String.valueOf(why.getMessage()), mend);
    }
}
