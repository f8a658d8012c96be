package org.splectrum.se.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.splectrum.se.run.ResolvedFile;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.steps.text.Resolutions;
import org.splectrum.se.steps.text.Untrusted;

/** What became of conflicts with the base, and between branches. Pure. */
final class ConflictText {
    private static final int FILES = 40;
    private static final int TITLE = 120;

    private ConflictText() {}

    /** Empty where there was none, and nothing became of any commit. */
    static String of(Run run) {
        List<ResolvedFile> files = Resolutions.of(run);
        String commits = CommitText.of(run);
        return Stream.of(
                        files.isEmpty() ? "" : "#### How conflicts were resolved\n\n" + Resolutions.table(files),
                        commits,
                        leftOut(run))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    /** Earlier versions told no more of commits. */
    private static String leftOut(Run run) {
        List<String> titles = run.result(Result.Rebased.class)
                .filter(rebased -> rebased.commits().isEmpty())
                .map(Result.Rebased::leftOut)
                .orElse(List.of());
        return titles.isEmpty()
                ? ""
                : "Left out, because nothing of them was left to do:\n"
                        + titles.stream()
                                .limit(FILES)
                                .map(title -> "\n- " + Untrusted.code(title, TITLE))
                                .collect(Collectors.joining());
    }
}
