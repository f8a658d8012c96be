package org.splectrum.se.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splectrum.se.config.WorkflowFile.Reading;
import org.splectrum.se.expression.CelExpressions;

/** Holds the schema that editors use against the reader. */
class WorkflowSchemaTest {
    private static final WorkflowFile FILE = new WorkflowFile(new CelExpressions());
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(WorkflowSchema.text());

    @Test
    void what_the_reader_takes_the_schema_takes() throws IOException {
        assertThat(flaws(Samples.ALL)).isEmpty();
        assertThat(FILE.parse("all", Samples.ALL)).isInstanceOf(Reading.Right.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fix", "implement", "review", "rebase", "explain"})
    void the_built_in_workflows_fit(String name) throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/workflows/" + name + ".yml")) {
            assertThat(flaws(new String(in.readAllBytes(), StandardCharsets.UTF_8)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{id: a, run: make, if: true}",
                "{id: a, run: make, timeout: 90s}",
                "{id: a, verify: }",
                "{id: a, workflow: {name: fix, with: {a: 1, b: true, c: x}}}",
                "{id: a, agents: [{prompt: p}, {prompt: q}], strategy: fallback}",
                "{id: a, agent: {prompt: p}, agents: [{model: m}, {}], strategy: {batched: {size: 3}}}",
                "{id: a, approve: {text: x}}"
            })
    void right_steps_are_right_for_both(String step) throws IOException {
        String yaml = "steps: [" + step + "]";
        assertThat(flaws(yaml)).isEmpty();
        assertThat(FILE.parse("x", yaml)).isInstanceOf(Reading.Right.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{id: a}",
                "{id: a, prepare: {}, verify: {}}",
                "{id: a, verfy: {}}",
                "{id: a, prepare: {x: 1}}",
                "{id: a, agent: {}}",
                "{id: a, agent: {prompt: p, x: 1}}",
                "{id: a, agent: {prompt: /p}}",
                "{id: a, agent: {prompt: ../p}}",
                "{id: a, agent: {prompt: p, repair: 11}}",
                "{id: a, agent: {prompt: p, accept: make}}",
                "{id: a, agent: {prompt: p, accept: [\"${{ actor }}\"]}}",
                "{id: A b, prepare: {}}",
                "{id: lock, prepare: {}}",
                "{prepare: {}}",
                "{id: a, needs: b, prepare: {}}",
                "{id: a, run: [make]}",
                "{id: a, run: {env: {A: b}}}",
                "{id: a, run: {command: x, env: {a-b: c}}}",
                "{id: a, run: \"echo ${{ actor }}\"}",
                "{id: a, run: make, compensate: undo}",
                "{id: a, run: make, compensate: {}}",
                "{id: a, run: make, retry: 1e9}",
                "{id: a, run: make, retry: {attempts: 1000000000}}",
                "{id: a, run: make, retry: {attempts: -1}}",
                "{id: a, run: make, timeout: -5m}",
                "{id: a, run: make, timeout: 0s}",
                "{id: a, run: make, timeout: 5}",
                "{id: a, run: make, on_failure: aks}",
                "{id: a, run: make, if: \"\"}",
                "{id: a, comment: {}}",
                "{id: a, pull_request: {draft: maybe}}",
                "{id: a, approve: {choices: [a]}}",
                "{id: a, approve: {text: x, choices: [\"a b\"]}}",
                "{id: a, approve: {text: x, choices: [a, a]}}",
                "{id: a, approve: {text: x, timeout: 1h}}",
                "{id: a, workflow: {}}",
                "{id: a, workflow: {name: fix}, timeout: 5m}",
                "{id: a, agents: [{prompt: p}], strategy: parallel}",
                "{id: a, agents: [{prompt: p}, {prompt: q}]}",
                "{id: a, agent: {prompt: p}, strategy: parallel}",
                "{id: a, agents: [{prompt: p}, {prompt: q}], strategy: {paralel: {}}}",
                "{id: a, agents: [{prompt: p}, {prompt: q}], strategy: {parallel: {}, fallback: {}}}",
                "{id: a, agents: [{prompt: p}, {prompt: q}], strategy: {parallel: {size: 2}}}"
            })
    void wrong_steps_are_wrong_for_both(String step) throws IOException {
        wrongForBoth("steps: [" + step + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x: 1",
                "name: \"\"",
                "on: { comand: fix }",
                "on: { command: Fix it }",
                "on: { pull_request: [openend] }",
                "on: { pull_request: opened }",
                "on: { schedule: \"0 6 * * 1\" }",
                "on: { check: 1 }",
                "params: { X: {} }",
                "params: { x: { type: text } }",
                "params: { x: { type: number } }",
                "params: { x: { type: choice } }",
                "params: { x: { choices: [a] } }",
                "params: { x: { type: number, pattern: a, default: 1 } }",
                "params: { x: { required: true, default: b } }",
                "concurrency: { policy: wait }",
                "budget: { usd: -5 }",
                "budget: 5",
                "timeout: 45 minutes",
                "runner: { image: \"a b\" }",
                "runner: { egress: [\"http://x\"] }",
                "outputs: { X: \"y\" }",
                "outputs: { x: [y] }"
            })
    void wrong_values_are_wrong_for_both(String line) throws IOException {
        wrongForBoth(line + "\nsteps: [{id: a, run: make}]");
    }

    @Test
    void a_workflow_without_steps_or_with_too_many_is_wrong_for_both() throws IOException {
        wrongForBoth("description: x");
        wrongForBoth("steps: []");
        wrongForBoth("steps: [" + "{},".repeat(200) + "{}]");
    }

    @Test
    void both_know_the_same_keys_of_a_step() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(WorkflowSchema.text());
        List<String> keys = new ArrayList<>();
        schema.at("/$defs/step/properties").fieldNames().forEachRemaining(keys::add);
        assertThat(new TreeSet<>(keys)).isEqualTo(StepKinds.keys());
        assertThat(schema.at("/properties/on/properties/pull_request/items/enum"))
                .extracting(JsonNode::asText)
                .isEqualTo(TriggersReader.ACTIONS);
    }

    private static void wrongForBoth(String yaml) throws IOException {
        assertThat(flaws(yaml)).as("schema: %s", yaml).isNotEmpty();
        assertThat(FILE.parse("x", yaml)).as("reader: %s", yaml).isInstanceOf(Reading.Wrong.class);
    }

    private static List<Error> flaws(String yaml) throws IOException {
        return SCHEMA.validate(new YAMLMapper().readTree(yaml));
    }
}
