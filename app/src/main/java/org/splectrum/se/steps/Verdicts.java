package org.splectrum.se.steps;

import java.util.List;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.ResolvedFile;
import org.splectrum.se.run.ResolvedFile.Verdict;
import org.splectrum.se.run.Result;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.workflow.RepositoryConfig;

/** What follows from what an audit found, by the repository's own word on what may be pushed alone. Pure. */
record Verdicts(RepositoryConfig config, Audit.Finding finding, Look look) {
    /** Whether a person has looked at the resolution. */
    enum Look {
        NONE,
        /** And has accepted it. */
        TAKEN
    }

    static Verdicts of(RepositoryConfig config, Audit.Finding finding, Look look) {
        return new Verdicts(config, finding, look);
    }

    /**
     * @param rebased as the commands saw it
     * @param proofs what ran on its files, be it before the rebase, where that changed none
     */
    Ending ending(Result.Rebased rebased, List<CommandResult> proofs) {
        if (!finding.refused().isEmpty()) {
            return ConflictEndings.refused(finding.refused());
        }
        List<CommandResult> results = rebased.results();
        boolean passed = proofs.stream().allMatch(CommandResult::passed);
        List<ResolvedFile> files = finding.files().stream()
                .map(file -> passed && !proofs.isEmpty() ? file.with(Verdict.PROVEN) : file)
                .toList();
        boolean alone = look == Look.TAKEN || files.stream().allMatch(this::mayBePushedAlone);
        return passed && !alone
                ? ConflictEndings.unproven(files)
                : VerifyStep.judged(
                        new Result.Rebased(rebased.commit(), rebased.onto(), results, files, finding.leftOut()),
                        results);
    }

    private boolean mayBePushedAlone(ResolvedFile file) {
        return switch (file.verdict()) {
            case PROVEN -> config.pushAlone().contains(RepositoryConfig.Alone.PROVEN);
            case VERIFIED -> config.pushAlone().contains(RepositoryConfig.Alone.VERIFIED);
            case REFUSED -> false;
        };
    }
}
