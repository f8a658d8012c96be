package org.splectrum.se;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.zip.ZipException;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.splectrum.se.cli.Commands;
import org.splectrum.se.cli.Console;
import org.splectrum.se.cli.Outcome;
import org.splectrum.se.merge.replay.Case;
import org.splectrum.se.merge.replay.CaseFile;
import org.splectrum.se.merge.replay.History;
import org.splectrum.se.merge.replay.Replay;
import org.splectrum.se.merge.replay.Tally;

/** {@code se bench-merges}: replays the merges of a clone or of a file. */
final class MergeReplays implements Commands.BenchMerges {
    @Override
    public Outcome replay(Commands.Replay wish, Commands.Format format, Console console) {
        if (wish.limit() < 1) {
            return new Outcome.WrongUse(List.of("--limit must be at least 1, not " + wish.limit()));
        }
        Instant since;
        try {
            since = wish.since().isEmpty()
                    ? Instant.EPOCH
                    : LocalDate.parse(wish.since()).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            return new Outcome.WrongUse(List.of("--since must be a day as 2026-01-31, not “" + wish.since() + "”"));
        }
        Path source = Path.of(wish.source());
        if (!Files.exists(source)) {
            return new Outcome.WrongUse(List.of(source + " does not exist: name a local clone or a .jsonl.gz file"));
        }
        try {
            console.say("se: reading the merges of " + source + " …");
            List<Case> cases = Files.isDirectory(source)
                    ? History.read(source, since, wish.limit())
                    : CaseFile.read(source, wish.limit());
            console.say(
                    cases.isEmpty()
                            ? "se: there is no merge in it whose conflict a person resolved"
                            : "se: judging " + cases.size() + (cases.size() == 1 ? " conflict …" : " conflicts …"));
            Tally tally = Replay.run(cases);
            switch (format) {
                case JSON -> console.print(TallyText.json(tally));
                case TEXT -> TallyText.lines(tally).forEach(console::print);
            }
            return new Outcome.Done();
        } catch (RepositoryNotFoundException e) {
            return new Outcome.WrongUse(List.of(source + " is no git repository: name a local clone"));
        } catch (ZipException e) {
            return new Outcome.WrongUse(List.of(source + " is not compressed by gzip: name a .jsonl.gz file"));
        } catch (IOException e) {
            return new Outcome.Failed("reading " + source + ": " + e.getMessage());
        }
    }
}
