package org.splectrum.se.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splectrum.se.config.WorkflowFile.Reading;
import org.splectrum.se.expression.CelExpressions;

class WrongWorkflowTest {
    private static final WorkflowFile FILE = new WorkflowFile(new CelExpressions());

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            {id: a, prepare: {}, verify: {}}          ~ 5 ~ a step needs exactly one of prepare, agent, run, verify, rebase, publish, pull_request, review, comment, approve, workflow
            {id: a}                                   ~ 5 ~ a step needs exactly one of prepare, agent, run, verify, rebase, publish, pull_request, review, comment, approve, workflow
            {id: a, verfy: {}}                        ~ 13 ~ “verfy” is not known here; did you mean “verify”?
            {id: a, agent: {}}                        ~ 20 ~ an agent needs a “prompt”, as prompts/fix.md
            {id: a, agent: {prompt: p, x: 1}}         ~ 32 ~ “x” is not known here; known are: accept, instructions, model, prompt, repair
            {id: a, agent: {prompt: ../p}}            ~ 29 ~ a prompt is a file below the repository's root, or one that comes with SE, as prompts/fix.md
            {id: a, agent: {prompt: p, repair: 11}}   ~ 40 ~ this must be a whole number from 0 to 10
            {id: a, verify: {strict: true}}           ~ 22 ~ “strict” is not known here; known are: accept
            {id: A b, prepare: {}}                    ~ 10 ~ a step needs an “id” of lower case letters, digits, “-” and “_”, and neither “in” nor “lock”
            {id: lock, prepare: {}}                   ~ 10 ~ a step needs an “id” of lower case letters, digits, “-” and “_”, and neither “in” nor “lock”
            {prepare: {}}                             ~ 5 ~ a step needs an “id” of lower case letters, digits, “-” and “_”, and neither “in” nor “lock”
            {id: abc, needs: [abd], prepare: {}}      ~ 23 ~ there is no step “abd”; did you mean “abc”?
            {id: a, needs: [a], prepare: {}}          ~ 21 ~ a step cannot need itself; take “a” out
            {id: a, needs: b, prepare: {}}            ~ 20 ~ this must be a list, as [one, two]
            {id: a, run: [make]}                      ~ 18 ~ this must hold keys and values, as “key: value”
            {id: a, run: {env: {A: b}}}               ~ 18 ~ this must be a command, or { command: …, env: { … } }
            {id: a, run: {command: x, env: {a-b: c}}} ~ 37 ~ a variable's name has letters, digits and “_”
            {id: a, run: "echo ${{ params.x }}"}      ~ 24 ~ an expression must not stand in a command, where its value could become a command itself; pass it through “env”, as run: { command: 'echo "$FOCUS"', env: { FOCUS: "${{ params.focus }}" } }
            {id: a, run: make, compensate: undo}      ~ 36 ~ “undo” is not known here; known are: close, restore
            {id: a, run: make, compensate: {}}        ~ 36 ~ this must be close, restore, or { run: a command }
            {id: a, run: make, retry: 1e9}            ~ 31 ~ this must hold keys and values, as “key: value”
            {id: a, run: make, retry: {attempts: 1e9}} ~ 42 ~ this must be a whole number from 1 to 10
            {id: a, run: make, retry: {attempts: -1}} ~ 42 ~ this must be a whole number from 1 to 10
            {id: a, run: make, retry: {first: 2m, cap: 1m}} ~ 48 ~ the longest rest must not be shorter than the first
            {id: a, run: make, timeout: -5m}          ~ 33 ~ this must be a time from 1s to 7d, as 90s, 45m or 2h
            {id: a, run: make, timeout: 0s}           ~ 33 ~ this must be a time from 1s to 7d, as 90s, 45m or 2h
            {id: a, run: make, timeout: 5}            ~ 33 ~ this must be a time from 1s to 7d, as 90s, 45m or 2h
            {id: a, run: make, timeout: 9999999d}     ~ 33 ~ this must be a time from 1s to 7d, as 90s, 45m or 2h
            {id: a, run: make, on_failure: aks}       ~ 36 ~ “aks” is not known here; did you mean “ask”?
            {id: a, run: make, if: ""}                ~ 28 ~ this is empty; give an expression or leave “if” out
            {id: a, run: make, if: params.x == 'y'}   ~ 28 ~ there is no parameter “x”
            {id: a, run: make, if: true && steps.build.result == 'x'} ~ 36 ~ there is no step “build”; there are: a
            {id: a, run: make, if: "steps.a.result == ''"} ~ 29 ~ step “a” need not be over here; name it under “needs” of this step, or of one before
            {id: a, run: make, if: always() || true}  ~ 28 ~ always(), failure() and success() stand alone or before “&&”, one of them, as ${{ failure() && params.a == 'x' }}
            {id: a, run: make, if: failure() && 1}    ~ 38 ~ “&&” does not go with (bool, int)
            {id: a, run: make, if: failure()}         ~ 28 ~ failure() looks at what the step needs: name under “needs” what may fail
            {id: a, comment: {}}                      ~ 22 ~ this must be a text, or { text: … }
            {id: a, comment: "Hi ${{ actr }}"}        ~ 30 ~ “actr” is not known here; did you mean “actor”?
            {id: a, approve: {choices: [a]}}          ~ 22 ~ this needs a “text” that says what is asked
            {id: a, approve: {text: x, choices: [Yes]}} ~ 42 ~ this must be a text; put it in quotes
            {id: a, approve: {text: x, choices: ["a b"]}} ~ 42 ~ a choice is one word of lower case letters, digits, “-” and “_”, so that it can be answered
            {id: a, approve: {text: x, timeout: 1h}}  ~ 41 ~ “timeout” and “default” belong together: after the one, the other is the answer
            {id: a, approve: {text: x, timeout: 1h, default: maybe}} ~ 54 ~ “maybe” is not known here; known are: yes, no
            {id: a, workflow: {}}                     ~ 23 ~ this needs the “name” of a workflow, as { name: rebase }
            {id: a, workflow: {name: fix}, timeout: 5m} ~ 36 ~ “timeout” means nothing for a whole workflow; give it to the steps of that one
            {id: a, agents: [{prompt: p}], strategy: parallel} ~ 21 ~ “agents” needs 2 to 20 of them; one alone stands under “agent”
            {id: a, agents: [{prompt: p}, {prompt: q}]} ~ 21 ~ several agents need a “strategy”, one of parallel, sequential, fallback, batched
            {id: a, agent: {prompt: p}, strategy: parallel} ~ 43 ~ a strategy needs several “agents”, as [{ prompt: … }, { prompt: … }]
            {id: a, agents: [{prompt: p}, {}], strategy: parallel} ~ 35 ~ an agent needs a “prompt”, as prompts/fix.md
            {id: a, agents: [{prompt: p}, {prompt: q}], strategy: {batched: {size: 0}}} ~ 76 ~ this must be a whole number from 1 to 20
            {id: a, agents: [{prompt: p}, {prompt: q}], strategy: {paralel: {}}} ~ 60 ~ “paralel” is not known here; did you mean “parallel”?
            """)
    void a_wrong_step_is_named_with_its_place_and_mend(String step, int column, String problem) {
        assertThat(problems("steps:\n  - " + step.strip())).contains(new FileProblem(2, column, problem.strip()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            on: { comand: fix }                  ~ 7 ~ “comand” is not known here; did you mean “command”?
            on: { command: status }              ~ 16 ~ “/se status” is a command of SE itself; choose another word
            on: { command: Fix it }              ~ 16 ~ a command is one word of lower case letters, digits, “-” and “_”
            on: { pull_request: [openend] }      ~ 22 ~ “openend” is not known here; did you mean “opened”?
            on: { schedule: "0 6 * * 1" }        ~ 17 ~ this is no schedule; give five fields and a time zone, as “0 6 * * 1 Europe/Zurich”
            on: { schedule: "0 6 * * 1 Europe/Zurch" } ~ 28 ~ there is no time zone “Europe/Zurch”; give five fields and a time zone, as “0 6 * * 1 Europe/Zurich”
            on: { check: yes }                   ~ 14 ~ this must be true or false
            params: { X: {} }                    ~ 11 ~ a parameter's name has lower case letters, digits, “-” and “_”, and begins with a letter
            params: { x: { type: text } }        ~ 22 ~ “text” is not known here; known are: string, number, boolean, choice
            params: { x: { type: number, default: a } } ~ 39 ~ “x” must be a number, as 5 or 2.5, and is “a”
            params: { x: { type: number } }      ~ 14 ~ “x” needs a “default”, or “required: true”
            params: { x: { type: choice } }      ~ 14 ~ a choice, and only a choice, has “choices”, as [fast, slow]
            params: { x: { choices: [a] } }      ~ 25 ~ a choice, and only a choice, has “choices”, as [fast, slow]
            params: { x: { pattern: "(" } }      ~ 25 ~ this is not a regular expression: Unclosed group
            params: { x: { pattern: "a", default: b } } ~ 39 ~ “x” must match a, and is “b”
            params: { x: { required: true, default: b } } ~ 41 ~ what must be given needs no default; keep one of the two
            concurrency: { policy: wait }        ~ 24 ~ “wait” is not known here; known are: queue, replace, reject
            concurrency: { group: "${{ steps.a.result }}" } ~ 28 ~ step “a” need not be over here; name it under “needs” of this step, or of one before
            budget: { usd: -5 }                  ~ 16 ~ this must be an amount above 0, as 5 or 2.50
            budget: { usd: 1e9 }                 ~ 16 ~ this must be an amount above 0, as 5 or 2.50
            budget: { usd: 1000000 }             ~ 16 ~ this must be at most 100000
            timeout: 45 minutes                  ~ 10 ~ this must be a time from 1s to 7d, as 90s, 45m or 2h
            runner: { image: "a b" }             ~ 18 ~ this is not the name of an image, as se-runner:latest
            runner: { egress: ["http://x"] }     ~ 20 ~ “http://x” is not a host; write it as maven.example.org, without https://
            outputs: { x: "${{ steps.build.result }}" } ~ 20 ~ there is no step “build”; there are: a
            outputs: { X: "y" }                  ~ 12 ~ an output's name has lower case letters, digits, “-” and “_”, and begins with a letter
            descripton: x                        ~ 1 ~ “descripton” is not known here; did you mean “description”?
            """)
    void a_wrong_value_is_named_with_its_place_and_mend(String line, int column, String problem) {
        assertThat(problems(line.strip() + "\nsteps: [{id: a, run: make}]"))
                .contains(new FileProblem(1, column, problem.strip()));
    }

    @Test
    void a_schedule_that_no_calendar_knows_is_wrong() {
        assertThat(problems("on: { schedule: \"0 25 * * 1 Europe/Zurich\" }\nsteps: [{id: a, run: make}]"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .startsWith("line 1, column 17: this is no schedule (")
                        .endsWith("; give five fields and a time zone, as “0 6 * * 1 Europe/Zurich”"));
    }

    @Test
    void steps_in_a_circle_are_named_with_their_way() {
        assertThat(problems("""
                        steps:
                          - { id: start, run: make }
                          - { id: a, needs: [start, c], run: make }
                          - { id: b, needs: [a], run: make }
                          - { id: c, needs: [b], run: make }
                        """))
                .containsExactly(new FileProblem(
                        3, 29, "steps need each other in a circle: a → c → b → a; take one of these needs out"));
    }

    @Test
    void an_id_that_is_there_already_is_wrong() {
        assertThat(problems("steps:\n  - {id: a, run: make}\n  - {id: a, run: make}"))
                .containsExactly(new FileProblem(3, 10, "there is a step “a” already; give this one another id"));
    }

    @Test
    void an_expression_in_a_long_text_is_wrong_where_it_stands() {
        assertThat(problems("""
                        steps:
                          - id: a
                            comment: |
                              Dear all,

                              see ${{ repositry }} and ${{ actor }}
                          - id: b
                            comment: >
                              folded over
                              lines ${{ actorr }}
                        """))
                .extracting(FileProblem::line, FileProblem::column)
                .containsExactly(tuple(6, 15), tuple(10, 17));
    }

    @Test
    void a_workflow_without_steps_is_wrong() {
        assertThat(problems("description: x")).hasSize(1);
        assertThat(problems("steps: []")).hasSize(1);
        assertThat(problems("")).hasSize(1);
    }

    private static List<FileProblem> problems(String yaml) {
        return FILE.parse("fix", yaml) instanceof Reading.Wrong wrong ? wrong.problems() : List.of();
    }
}
