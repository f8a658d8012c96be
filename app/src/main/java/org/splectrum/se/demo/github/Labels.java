package org.splectrum.se.demo.github;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.splectrum.se.demo.github.Happening.Labeled;
import org.splectrum.se.demo.github.Happening.Unlabeled;

/** What is done to labels. Thread-safe. */
public final class Labels {
    private final Forge forge;

    public Labels(Forge forge) {
        this.forge = requireNonNull(forge, "forge is null");
    }

    /**
     * Makes a label for the repository.
     *
     * @throws Refusal 422 when there is one of that name
     */
    public Label create(Repository repository, String name, String color, String description) {
        return forge.change(() -> {
            if (repository.label(name).isPresent()) {
                throw Refusal.invalid("Label", "name", "already_exists");
            }
            Label label = new Label(forge.nextId(), name, color, description);
            repository.put(label);
            return label;
        });
    }

    /** Puts labels on an issue or pull request, making those that the repository has not. */
    public Issue add(Repository repository, int number, List<String> names, String by) {
        return forge.change(() -> {
            for (String name : names) {
                Label label = repository.label(name).orElseGet(() -> create(repository, name, Label.PLAIN, ""));
                Issue issue = Discussions.issue(repository, number);
                if (!issue.labels().contains(label.name())) {
                    List<String> labels = new ArrayList<>(issue.labels());
                    labels.add(label.name());
                    repository.put(issue.withLabels(labels, forge.now()));
                    forge.announce(new Labeled(repository.name(), number, label.name(), by));
                }
            }
            return Discussions.issue(repository, number);
        });
    }

    /**
     * Takes a label off.
     *
     * @throws Refusal 404 when the issue does not carry it
     */
    public Issue remove(Repository repository, int number, String name, String by) {
        return forge.change(() -> {
            Issue issue = Discussions.issue(repository, number);
            String label = issue.labels().stream()
                    .filter(name::equalsIgnoreCase)
                    .findFirst()
                    .orElseThrow(() -> Refusal.of(404, "Label does not exist"));
            List<String> labels = new ArrayList<>(issue.labels());
            labels.remove(label);
            Issue changed = issue.withLabels(labels, forge.now());
            repository.put(changed);
            forge.announce(new Unlabeled(repository.name(), number, label, by));
            return changed;
        });
    }
}
