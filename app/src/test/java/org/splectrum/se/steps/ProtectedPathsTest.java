package org.splectrum.se.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProtectedPathsTest {
    @ParameterizedTest
    @CsvSource({
        ".github/workflows/**, .github/workflows/ci.yml, true",
        ".github/workflows/**, .github/workflows/a/b.yml, true",
        ".github/workflows/**, .GitHub/Workflows/ci.yml, true",
        ".github/workflows/**, .github/workflows.md, false",
        "**/CODEOWNERS, CODEOWNERS, true",
        "**/CODEOWNERS, docs/CODEOWNERS, true",
        "**/CODEOWNERS, docs/xCODEOWNERS, false",
        "*.lock, a.lock, true",
        "*.lock, b/a.lock, false",
        "a.c, abc, false",
        "v?.txt, v1.txt, true",
        "v?.txt, v/.txt, false",
        ".github/workflows/**, .github, true",
        ".github/workflows/**, .GITHUB/workflows, true",
        "**/.claude/**, .claude, true",
        "**/.claude/**, sub/.claude, true",
        "**/.claude/**, sub/x, false",
        "src/*/generated/**, src/a/generated, true",
        "src/*/generated/**, src/a.txt, false",
        "src/**/x, src/a/b, false",
        "/x, a, false"
    })
    void aPatternNamesThePathsItLooksLikeItNames(String pattern, String path, boolean touched) {
        assertThat(ProtectedPaths.touched(List.of(pattern), List.of(path)))
                .isEqualTo(touched ? List.of(path) : List.of());
    }
}
