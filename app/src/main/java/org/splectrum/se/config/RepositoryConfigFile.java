package org.splectrum.se.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.splectrum.se.model.Permission;
import org.splectrum.se.workflow.Catalog;
import org.splectrum.se.workflow.Rebasing;
import org.splectrum.se.workflow.RepositoryConfig;
import org.splectrum.se.workflow.RepositoryConfigs.Reading;

/**
 * Reads {@code .github/se.yml}. Its writers may know the repository only, so everything in it is checked, also what this
 * version does not act on yet. Immutable; thread-safe.
 */
public final class RepositoryConfigFile {
    private static final Set<String> READERS = new TreeSet<>(
            Stream.of(Permission.values()).map(RepositoryConfigFile::word).toList());

    private final Catalog catalog;

    /** @param catalog what {@code default} may name */
    public RepositoryConfigFile(Catalog catalog) {
        this.catalog = catalog;
    }

    /** What the file says. An empty text is right and says nothing. */
    public Reading parse(String yaml) {
        Faults faults = new Faults();
        RepositoryConfig config = read(yaml, faults);
        return faults.none() ? new Reading.Right(config) : new Reading.Wrong(faults.texts());
    }

    /** What is wrong with the file, each with its place. */
    public List<FileProblem> problems(String yaml) {
        Faults faults = new Faults();
        read(yaml, faults);
        return faults.all();
    }

    private RepositoryConfig read(String yaml, Faults faults) {
        Section file = yaml.isBlank() ? Section.empty(faults) : YamlText.read(yaml, faults);
        RepositoryConfig none = RepositoryConfig.NONE;
        String workflow = file.value("default").map(this::workflow).orElse(none.defaultWorkflow());
        List<String> accept = file.items("accept").stream().map(Value::text).toList();
        Section trust = file.section("trust");
        RepositoryConfig.Bounds bounds = bounds(file, readers(trust));
        List<Long> apps = trust.items("apps").stream().map(Value::whole).toList();
        trust.end();
        Set<String> protect = new LinkedHashSet<>(none.protect());
        file.items("protect").forEach(pattern -> protect.add(PathPattern.of(pattern)));
        Rebasing rebasing = RebasingReader.read(file.section("rebase"));
        file.end();
        return new RepositoryConfig(workflow, accept, new ArrayList<>(protect), apps, bounds, rebasing);
    }

    private String workflow(Value value) {
        String name = value.text();
        if (!name.isBlank() && catalog.named(name).isEmpty()) {
            value.wrong("there is no workflow “" + Section.cut(name) + "”; "
                    + Section.hint(name, new TreeSet<>(catalog.names())));
        }
        return name;
    }

    private static RepositoryConfig.Bounds bounds(Section file, Permission readers) {
        List<String> egress =
                file.items("egress").stream().map(TermsReader::host).toList();
        Section budget = file.section("budget");
        long run = budget.value("run_usd").map(TermsReader::micros).orElse(0L);
        long day = budget.value("day_usd").map(TermsReader::micros).orElse(0L);
        budget.end();
        return new RepositoryConfig.Bounds(run, day, egress, readers);
    }

    private static Permission readers(Section trust) {
        return trust.value("read_comments_from")
                .map(value -> Permission.valueOf(value.word(READERS).toUpperCase(Locale.ROOT)))
                .orElse(Permission.WRITE);
    }

    private static String word(Permission permission) {
        return permission.name().toLowerCase(Locale.ROOT);
    }
}
