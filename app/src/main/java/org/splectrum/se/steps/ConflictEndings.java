package org.splectrum.se.steps;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Question;
import org.splectrum.se.run.ResolvedFile;
import org.splectrum.se.steps.text.Untrusted;

/** What is asked of a person where a conflict is not resolved, or not so that it may be pushed alone. Pure. */
final class ConflictEndings {
    private static final int PATH = 200;
    private static final int REASON = 400;
    private static final int REASONS = 4;
    private static final int FILES = 20;

    private ConflictEndings() {}

    /** @param reasons by file; a file may have none */
    static Ending left(String detail, List<String> files, Map<String, List<String>> reasons) {
        Problem problem = new Problem(Problem.Cause.CONFLICT, detail + list(new TreeMap<>(reasons)), files);
        return new Ending.NeedsPerson(problem, Question.aboutConflict());
    }

    /** The runner told of a resolution, and it does not hold. */
    static Ending refused(List<ResolvedFile> refused) {
        String detail = "What was resolved does not hold, and nothing was pushed.";
        return left(detail, paths(refused), reasons(refused));
    }

    /**
     * It holds, but the repository does not let all of it be pushed alone.
     *
     * @param kept files that it keeps back, and by which rule
     */
    static Ending unproven(List<ResolvedFile> files, Map<ResolvedFile, String> kept) {
        String detail =
                "Conflicts are resolved, and SE finds nothing against it, but `.github/se.yml` wants a person to look at"
                        + " it first.";
        Problem problem = new Problem(Problem.Cause.CONFLICT, detail + list(verdicts(kept)), paths(files));
        return new Ending.NeedsPerson(problem, Question.aboutResolution());
    }

    private static List<String> paths(List<ResolvedFile> files) {
        return files.stream().map(ResolvedFile::path).distinct().toList();
    }

    private static Map<String, List<String>> reasons(List<ResolvedFile> files) {
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        files.forEach(file ->
                reasons.computeIfAbsent(file.path(), path -> new ArrayList<>()).addAll(file.reasons()));
        return reasons;
    }

    private static Map<String, List<String>> verdicts(Map<ResolvedFile, String> kept) {
        Map<String, List<String>> verdicts = new LinkedHashMap<>();
        kept.forEach((file, rule) -> verdicts.computeIfAbsent(file.path(), path -> new ArrayList<>())
                .add(file.verdict().key() + ", resolved by " + file.rung() + "; kept by " + rule));
        return verdicts;
    }

    private static String list(Map<String, List<String>> reasons) {
        StringBuilder list = new StringBuilder();
        reasons.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .limit(FILES)
                .forEach(entry -> {
                    list.append("\n\n")
                            .append(Untrusted.code(entry.getKey(), PATH))
                            .append(":\n");
                    entry.getValue().stream()
                            .limit(REASONS)
                            .forEach(reason -> list.append("\n- ").append(Untrusted.bare(reason, REASON)));
                });
        return list.toString();
    }
}
