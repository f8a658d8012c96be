package org.splectrum.se.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Matcher;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.splectrum.se.config.WorkflowFile.Reading;
import org.splectrum.se.expression.CelExpressions;
import org.splectrum.se.workflow.Catalog;
import org.splectrum.se.workflow.Plan;

/** Files that are nearly right: whatever is in them, they are read or refused with places, and reader and schema agree. */
class WorkflowFuzzTest {
    private static final CelExpressions EXPRESSIONS = new CelExpressions();
    private static final WorkflowFile FILE = new WorkflowFile(EXPRESSIONS);
    private static final Catalog BUILT_IN = BuiltInWorkflows.catalog(EXPRESSIONS);
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(WorkflowSchema.text());

    private static final List<String> WORDS = List.of(
            "{}",
            "[]",
            "null",
            "true",
            "-1",
            "0",
            "1e9",
            "''",
            "\"",
            "'",
            "x",
            "id: a",
            "needs: [a]",
            "${{",
            "}}",
            "${{ actor }}",
            "${{ params.deep }}",
            "*a",
            "&a",
            "|",
            ">",
            "#",
            ":",
            "- ",
            "  ",
            "\t",
            "\u0000",
            "é",
            "😀",
            "if: always()",
            "run: make",
            "agent: { prompt: p }",
            "retry: { attempts: 2 }",
            "timeout: 1s",
            "lock",
            "in",
            "a-b",
            "..",
            "failure() && ");

    static LongStream seeds() {
        return LongStream.range(0, 1_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void it_is_read_or_refused(long seed) throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        String yaml = changed(Samples.ALL, random);
        switch (FILE.parse("fuzz", yaml)) {
            case Reading.Wrong(List<FileProblem> problems) ->
                assertThat(problems).isNotEmpty().allSatisfy(problem -> {
                    assertThat(problem.text()).isNotBlank();
                    assertThat(problem.line()).isBetween(0, (int) yaml.lines().count() + 1);
                });
            case Reading.Right right -> {
                assertThat(Plan.of(right.workflow(), BUILT_IN)).isNotNull();
                assertThat(SCHEMA.validate(new YAMLMapper().readTree(yaml)))
                        .as(yaml)
                        .isEmpty();
            }
        }
    }

    private static String changed(String yaml, RandomGenerator random) {
        List<String> lines = new ArrayList<>(yaml.lines().toList());
        for (int i = random.nextInt(1, 3); i > 0; i--) {
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            int column = random.nextInt(line.length() + 1);
            String word = WORDS.get(random.nextInt(WORDS.size()));
            switch (random.nextInt(6)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
                case 2 -> lines.set(at, line.substring(0, column) + word + line.substring(column));
                case 3 -> lines.set(at, line.substring(0, column));
                case 4 -> lines.set(at, line.replaceFirst(":.*", ": " + Matcher.quoteReplacement(word)));
                default -> lines.set(at, line.replaceFirst("\\w+", Matcher.quoteReplacement(word)));
            }
        }
        return String.join("\n", lines) + "\n";
    }
}
