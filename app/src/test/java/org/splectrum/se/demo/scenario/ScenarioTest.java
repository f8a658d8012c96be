package org.splectrum.se.demo.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splectrum.se.demo.GitHubSimulator;
import org.splectrum.se.demo.SimulatorSettings;
import org.splectrum.se.demo.model.Asked;
import org.splectrum.se.demo.model.Script;
import org.splectrum.se.demo.model.Turn;

final class ScenarioTest {
    @TempDir
    private Path directory;

    private GitHubSimulator github;
    private Script script;

    @BeforeEach
    void start() {
        github = new GitHubSimulator(SimulatorSettings.in(directory.resolve("github")));
        Calculator.sow(github);
        script = Scenario.script(github);
    }

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void theSeedFailsItsOwnTestsAsTheIssueSays() throws Exception {
        assertThat(tests(checkout())).contains("not ok: add 2 3 = -1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"issue", "label", "conflict"})
    void whatTheAgentWritesPassesTheTests(String name) throws Exception {
        Path folder = checkout();
        List<Turn> turns = play(Scenario.named(name).orElseThrow(), folder);
        assertThat(tests(folder)).contains("ok: add 2 3 = 5").doesNotContain("not ok");
        assertThat(turns.getLast()).isInstanceOf(Turn.Say.class);
    }

    @Test
    void theQuestionIsAnsweredWithoutAChange() throws Exception {
        Path folder = checkout();
        List<Turn> turns = play(Scenario.named("question").orElseThrow(), folder);
        assertThat(turns.getLast())
                .isInstanceOfSatisfying(
                        Turn.Say.class,
                        said -> assertThat(said.text().lines().findFirst()).contains("ANSWER"));
        for (var file : Calculator.files().entrySet()) {
            assertThat(folder.resolve(file.getKey())).hasContent(file.getValue());
        }
    }

    @Test
    void theRivalPushesOnceHoweverOftenTheModelIsAsked() throws Exception {
        Scenario conflict = Scenario.named("conflict").orElseThrow();
        play(conflict, checkout());
        String after = github.repository(Calculator.REPOSITORY).sha("main").orElseThrow();
        play(conflict, directory.resolve("again"));
        assertThat(github.repository(Calculator.REPOSITORY).sha("main")).contains(after);
        assertThat(github.repository(Calculator.REPOSITORY)
                        .file("main", "calc.sh")
                        .orElseThrow())
                .contains("subtract");
    }

    @Test
    void whoeverIsAskedAboutTheConflictAnswersInTheForm() {
        Asked first = form(Scenario.named("conflict-refused").orElseThrow().title());
        assertThat(script.answer(first))
                .isInstanceOfSatisfying(
                        Turn.Form.class, form -> assertThat(form.json()).doesNotContain("subtract"));
        Scenario scenario = Scenario.named("conflict-refused").orElseThrow();
        assertThat(script.answer(form(scenario.title() + scenario.answer())))
                .isEqualTo(script.answer(
                        form(Scenario.named("conflict").orElseThrow().title())));
    }

    private Asked form(String prompt) {
        return new Asked("model", prompt, 0, List.of(), List.of(Asked.FORM), directory.toString());
    }

    @Test
    void aPersonSetsThemOff() {
        int commented = Scenario.named("issue").orElseThrow().begin().applyAsInt(github);
        assertThat(github.repository(Calculator.REPOSITORY)
                        .comments(commented)
                        .getFirst()
                        .body())
                .startsWith("/se run ");
        int labeled = Scenario.named("label").orElseThrow().begin().applyAsInt(github);
        assertThat(github.repository(Calculator.REPOSITORY).labels(labeled)).containsExactly("se:fix");
    }

    @Test
    void outsideOfAllScenariosTheModelSaysWhatItIs() {
        assertThat(script.answer(asked("Write a poem", 0, directory)))
                .isInstanceOfSatisfying(
                        Turn.Say.class, said -> assertThat(said.text()).startsWith("ANSWER\n"));
    }

    private Path checkout() throws IOException {
        Path folder = directory.resolve("checkout");
        for (var file : Calculator.files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return folder;
    }

    /** Does what the tools of Claude Code would do, but for running commands. */
    private List<Turn> play(Scenario scenario, Path folder) throws IOException {
        List<Turn> turns = new ArrayList<>();
        while (turns.isEmpty() || turns.getLast() instanceof Turn.Use) {
            Turn turn = script.answer(asked(scenario.title(), turns.size(), folder));
            turns.add(turn);
            if (turn instanceof Turn.Use(var _, var tool, var input) && Files.exists(folder)) {
                use(tool, input, folder);
            }
        }
        return turns;
    }

    private static void use(String tool, Map<String, String> input, Path folder) throws IOException {
        String path = input.getOrDefault("file_path", "").replace("{cwd}", folder.toString());
        if ("Write".equals(tool)) {
            Files.writeString(Path.of(path), input.getOrDefault("content", ""));
        } else if ("Edit".equals(tool)) {
            String text = Files.readString(Path.of(path));
            String before = input.getOrDefault("old_string", "");
            assertThat(text.split(Pattern.quote(before), -1)).hasSize(2);
            Files.writeString(Path.of(path), text.replace(before, input.getOrDefault("new_string", "")));
        }
    }

    private static Asked asked(String title, int answered, Path folder) {
        return new Asked("model", "Title:\n| " + title, answered, List.of(), List.of(), folder.toString());
    }

    private static String tests(Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "test.sh")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        boolean green = process.waitFor() == 0;
        assertThat(green).as(output).isNotEqualTo(output.contains("not ok"));
        return output;
    }
}
