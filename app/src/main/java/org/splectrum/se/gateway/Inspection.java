package org.splectrum.se.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.ObjectStream;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.splectrum.se.gateway.Changes.Change;
import org.splectrum.se.runner.protocol.Marks;
import org.splectrum.se.steps.ProtectedPaths;

/** Looks through what a push adds. What it objects to, it says in words that name the place and the mend. For one push. */
final class Inspection {
    private static final int LINK = 4096;
    private static final int SHOWN = 5;

    private final PushLimits limits;
    private final ObjectReader reader;
    private final Changes changes;

    Inspection(PushLimits limits, RevWalk walk) {
        this.limits = limits;
        this.reader = walk.getObjectReader();
        this.changes = new Changes(walk);
    }

    /** The first objection to what leads from the ancestor to the commit; empty where there is none. */
    Optional<String> objection(RevCommit ancestor, RevCommit commit) throws IOException {
        try {
            List<Change> all = new ArrayList<>();
            List<RevCommit> commits = changes.commits(ancestor, commit);
            Map<RevCommit, List<Change>> each = new LinkedHashMap<>();
            for (RevCommit one : commits) {
                each.put(one, changes.of(one));
            }
            each.values().forEach(all::addAll);
            return protectedPath(all)
                    .or(() -> all.stream()
                            .flatMap(change -> name(change).stream())
                            .findFirst())
                    .or(() -> checked(() -> repositoryInside(each)))
                    .or(() -> tooMuch(all))
                    .or(() -> checked(() -> link(all)))
                    .or(() -> checked(() -> secret(all)))
                    .or(() -> checked(() -> secretInMessage(commits)));
        } catch (Changes.TooManyException e) {
            return Optional.of("the push has " + e.getMessage() + "; ask for less in one run");
        } catch (Unreadable e) {
            throw e.cause();
        }
    }

    private Optional<String> protectedPath(List<Change> all) {
        List<String> kept = ProtectedPaths.kept(
                limits.protect(),
                all.stream().map(Change::path).distinct().sorted().toList());
        return kept.isEmpty()
                ? Optional.empty()
                : Optional.of(Marks.PROTECTED_PATHS + " " + shown(kept) + " may not be changed by a run; leave "
                        + (kept.size() == 1 ? "it as it is" : "them as they are")
                        + ", and tell the person what to change there");
    }

    private static String shown(List<String> paths) {
        String first = paths.stream().limit(SHOWN).map(Inspection::plain).collect(Collectors.joining(", "));
        return paths.size() > SHOWN ? first + " and " + (paths.size() - SHOWN) + " more" : first;
    }

    private static Optional<String> name(Change change) {
        if (change.mode().equals(FileMode.MISSING)) {
            return Optional.empty();
        }
        if (change.mode().equals(FileMode.GITLINK)) {
            return Optional.of(plain(change.path()) + " is a submodule; runs may not add or move one");
        }
        return TreeRules.objection(change.path()).map(why -> plain(change.path()) + " " + why + "; leave it out");
    }

    private Optional<String> repositoryInside(Map<RevCommit, List<Change>> each) throws IOException {
        EmbeddedRepositories repositories = new EmbeddedRepositories(reader);
        for (Map.Entry<RevCommit, List<Change>> one : each.entrySet()) {
            Optional<String> folder = repositories.in(one.getKey(), one.getValue());
            if (folder.isPresent()) {
                return Optional.of(plain(folder.get())
                        + " is a git repository of its own, whose configuration would run programs; leave it "
                        + "out, or as it is");
            }
        }
        return Optional.empty();
    }

    private Optional<String> tooMuch(List<Change> all) {
        long files = all.stream().map(Change::path).distinct().count();
        return files > limits.files()
                ? Optional.of("the push changes " + files + " files, and may change " + limits.files()
                        + "; leave out what is generated, or ask for less in one run")
                : Optional.empty();
    }

    private Optional<String> link(List<Change> all) throws IOException {
        for (Change change : all) {
            if (change.mode().equals(FileMode.SYMLINK)) {
                ObjectLoader target = reader.open(change.blob());
                if (target.getSize() > LINK
                        || TreeRules.leaves(
                                change.path(), new String(target.getCachedBytes(), StandardCharsets.UTF_8))) {
                    return Optional.of(
                            plain(change.path())
                                    + " is a symbolic link that leads out of the repository; leave it out, or make it relative");
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> secret(List<Change> all) throws IOException {
        for (Change change : all) {
            if (change.mode().equals(FileMode.REGULAR_FILE) || change.mode().equals(FileMode.EXECUTABLE_FILE)) {
                try (ObjectStream file = reader.open(change.blob()).openStream()) {
                    Optional<SecretScan.Finding> found =
                            limits.secrets().of(file, secret -> stoodBefore(change.before(), secret));
                    if (found.isPresent()) {
                        return Optional.of(Marks.SECRET + " " + found.get().name() + " in " + plain(change.path())
                                + ", line " + found.get().line()
                                + "; take it out, and read it from the environment instead");
                    }
                }
            }
        }
        return Optional.empty();
    }

    private boolean stoodBefore(List<ObjectId> files, String secret) throws IOException {
        for (ObjectId file : files) {
            byte[] bytes = reader.open(file).getCachedBytes(Integer.MAX_VALUE);
            if (new String(bytes, StandardCharsets.ISO_8859_1).contains(secret)) {
                return true;
            }
        }
        return false;
    }

    private Optional<String> secretInMessage(List<RevCommit> commits) throws IOException {
        for (RevCommit commit : commits) {
            try (var message = new java.io.ByteArrayInputStream(commit.getRawBuffer())) {
                Optional<SecretScan.Finding> found = limits.secrets().of(message, _ -> false);
                if (found.isPresent()) {
                    return Optional.of(
                            Marks.SECRET + " " + found.get().name() + " in the message of a commit; leave it out");
                }
            }
        }
        return Optional.empty();
    }

    /** Fit for one line of git's protocol, whatever it was. */
    private static String plain(String path) {
        String visible = path.replaceAll("[\\p{Cntrl}\\p{Cf}()`]", "?");
        return visible.length() > 120
                ? visible.substring(0, 60) + "…" + visible.substring(visible.length() - 50)
                : visible;
    }

    private static Optional<String> checked(Look look) {
        try {
            return look.look();
        } catch (IOException e) {
            throw new Unreadable(e);
        }
    }

    @FunctionalInterface
    private interface Look {
        Optional<String> look() throws IOException;
    }

    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final IOException reason;

        Unreadable(IOException reason) {
            super(reason);
            this.reason = reason;
        }

        IOException cause() {
            return reason;
        }
    }
}
