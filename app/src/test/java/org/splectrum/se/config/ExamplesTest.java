package org.splectrum.se.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.splectrum.se.expression.CelExpressions;
import org.splectrum.se.workflow.Reference;
import org.splectrum.se.workflow.RepositoryConfigs;

/** Holds the files that people copy against what SE reads. */
class ExamplesTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern EVENT = Pattern.compile("case \"([a-z_]+)\\.[a-z_]*\"");

    @Test
    void the_manifest_asks_for_the_permissions_that_are_used_and_no_more() throws IOException {
        assertThat(strings(manifest().path("default_permissions")))
                .isEqualTo(Map.of(
                        "checks", "write",
                        "contents", "write",
                        "issues", "write",
                        "metadata", "read",
                        "pull_requests", "write"));
    }

    @Test
    void the_manifest_asks_for_the_events_that_are_read_and_no_more() throws IOException {
        Set<String> read = new TreeSet<>();
        Matcher events =
                EVENT.matcher(Files.readString(Path.of("src/main/java/org/splectrum/se/github/PayloadReader.java")));
        while (events.find()) {
            read.add(events.group(1));
        }
        assertThat(read.remove("installation"))
                .as("every App is told of its installations, asked for or not")
                .isTrue();
        assertThat(read).containsExactly("check_run", "check_suite", "issue_comment", "issues", "pull_request", "push");
        assertThat(manifest().path("default_events"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(read);
    }

    @Test
    void the_manifest_leads_deliveries_to_the_webhook() throws IOException {
        assertThat(manifest().path("hook_attributes").path("url").asText()).endsWith("/webhook");
        assertThat(manifest().path("public").asBoolean(true)).isFalse();
    }

    @Test
    void the_example_configuration_is_understood() throws IOException {
        String yaml = Files.readString(ROOT.resolve("deploy/se.yml"));
        List<SettingsProblem> problems =
                SettingsReader.read(Map.of(), ROOT.resolve("deploy/se.yml").toString())
                                instanceof SettingsReader.Reading.Wrong wrong
                        ? wrong.problems()
                        : List.of();
        assertThat(problems)
                .singleElement()
                .asString()
                .contains("github.private_key_file names a file that is empty or cannot be read");
        assertThat(Key.values()).allMatch(key -> yaml.contains(key.word() + ":"));
    }

    @ParameterizedTest
    @EnumSource(Key.class)
    void the_operators_page_has_every_setting_with_its_default(Key key) throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("docs/operating.md")))
                .anyMatch(line -> line.startsWith("| `" + key.variable() + "` | `" + key.path() + "` |")
                        && line.contains(key.usual().isEmpty() ? "|" : "| `" + key.usual() + "` |"));
    }

    @Test
    void the_page_on_repositories_shows_a_configuration_that_is_understood() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/workflows.md"));
        Matcher block = Pattern.compile("```yaml\n# \\.github/se\\.yml\n(.*?)```", Pattern.DOTALL)
                .matcher(page);
        assertThat(block.find()).isTrue();
        assertThat(new RepositoryConfigFile(BuiltInWorkflows.catalog(new CelExpressions())).parse(block.group(1)))
                .isInstanceOf(RepositoryConfigs.Reading.Right.class);
    }

    @Test
    void the_page_on_workflows_shows_one_that_is_understood() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/workflows.md"));
        Matcher block = Pattern.compile("```yaml\n# claude/workflows/tidy\\.yml\n(.*?)```", Pattern.DOTALL)
                .matcher(page);
        assertThat(block.find()).isTrue();
        CelExpressions expressions = new CelExpressions();
        assertThat(new WorkflowFiles(expressions, BuiltInWorkflows.catalog(expressions))
                        .read(Map.of("tidy.yml", block.group(1)))
                        .problems())
                .isEmpty();
        assertThat(StepKinds.names())
                .allMatch(kind -> page.contains("| `" + kind + ":") || page.contains("· `" + kind + ":"));
        assertThat(Reference.Fact.values()).allMatch(fact -> page.contains("`" + fact.path() + "`"));
    }

    private static JsonNode manifest() throws IOException {
        return new YAMLMapper().readTree(Files.readString(ROOT.resolve("app-manifest.yml")));
    }

    private static Map<String, String> strings(JsonNode node) {
        Map<String, String> strings = new TreeMap<>();
        node.properties()
                .forEach(entry -> strings.put(entry.getKey(), entry.getValue().asText()));
        return strings;
    }
}
