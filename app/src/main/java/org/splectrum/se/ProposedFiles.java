package org.splectrum.se;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.splectrum.se.config.FileProblem;
import org.splectrum.se.config.RepositoryConfigFile;
import org.splectrum.se.config.WorkflowFiles;
import org.splectrum.se.github.GitHubFiles;
import org.splectrum.se.github.GitHubRefused;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Place;
import org.splectrum.se.report.Proposals;

/** Reads what pull requests would bring through the API, and checks it as what is on default branches. Thread-safe. */
record ProposedFiles(GitHubFiles files, WorkflowFiles reader) implements Proposals {
    static final String CONFIG = ".github/se.yml";
    static final String WORKFLOWS = "claude/workflows";
    static final Set<String> ENDINGS = Set.of(".yml", ".yaml");

    /** Anybody can propose any number; each costs a question to GitHub. */
    private static final int MOST = 50;

    @Override
    public List<String> changed(Place pull) {
        return files.changed(pull);
    }

    @Override
    public List<Flaw> flaws(Home home, CommitId commit) {
        List<Flaw> flaws = new ArrayList<>();
        List<String> paths = files.paths(home, WORKFLOWS, ENDINGS, commit);
        if (paths.size() > MOST) {
            String many = "there are more than " + MOST + " workflows here; only the first " + MOST + " were checked";
            flaws.add(new Flaw(paths.get(MOST), 0, 0, many));
        }
        Map<String, String> texts = new TreeMap<>();
        paths.stream().limit(MOST).forEach(path -> read(home, path, commit, texts, flaws));
        WorkflowFiles.Reading reading = reader.read(texts);
        new TreeMap<>(reading.problems()).forEach((path, found) -> found.forEach(each -> flaws.add(flaw(path, each))));
        Map<String, String> config = new TreeMap<>();
        read(home, CONFIG, commit, config, flaws);
        config.values()
                .forEach(text -> new RepositoryConfigFile(reading.catalog())
                        .problems(text)
                        .forEach(each -> flaws.add(flaw(CONFIG, each))));
        return flaws;
    }

    private void read(Home home, String path, CommitId commit, Map<String, String> texts, List<Flaw> flaws) {
        try {
            files.read(home, path, commit).ifPresent(text -> texts.put(path, text));
        } catch (GitHubRefused refused) {
            flaws.add(new Flaw(path, 0, 0, String.valueOf(refused.getMessage())));
        }
    }

    private static Flaw flaw(String path, FileProblem problem) {
        return new Flaw(path, problem.line(), problem.column(), problem.text());
    }
}
