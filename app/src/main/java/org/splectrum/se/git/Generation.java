package org.splectrum.se.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.FetchResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;

/** What a mirror's default branch had at one moment: a folder with {@code objects} and {@code tip} that anybody may read. */
record Generation(Path folder, Instant made) {
    private static final String TIP = "refs/heads/tip";

    /** Packs from which on they are made one again. */
    private static final int PACKS = 10;

    /** Empty for a folder that is none, or not ready. */
    static Optional<Generation> at(Path folder) {
        String name = folder.getFileName().toString();
        return name.matches("\\d{1,18}")
                ? Optional.of(new Generation(folder, Instant.ofEpochMilli(Long.parseLong(name))))
                : Optional.empty();
    }

    /** One that is to be made in this folder of them. */
    static Generation at(Path home, Instant moment) {
        long millis = moment.toEpochMilli();
        return new Generation(home.resolve(String.valueOf(millis)), Instant.ofEpochMilli(millis));
    }

    /** When it was handed out last. */
    Instant lastUsed() throws IOException {
        return Files.getLastModifiedTime(folder).toInstant();
    }

    /**
     * Whether all of it is there that was laid out: the machine may have lost power right after.
     *
     * @throws UncheckedIOException where it cannot be read, which says nothing of it
     */
    boolean isWhole() {
        try {
            return Files.readString(folder.resolve("tip")).matches("[0-9a-f]{40}\n")
                    && PackCheck.isWhole(folder.resolve("objects/pack"));
        } catch (NoSuchFileException | CharacterCodingException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("looking through " + folder, e);
        }
    }

    /** The commit that is there with all its history. */
    ObjectId tip() {
        try {
            return ObjectId.fromString(Files.readString(folder.resolve("tip")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("reading the tip of " + folder, e);
        }
    }

    /**
     * Lays it out, of what the mirror has. Where the branch only went on, it shares its packs with the one before. It is on disk before
     * it has its name.
     *
     * @param before one that is whole
     * @return whether it was; not where there is nothing, or no more than the one before has
     */
    boolean layOut(Path mirror, Optional<Generation> before) throws IOException {
        Path fresh = folder.resolveSibling("fresh");
        Folders.delete(fresh);
        try (Repository source = MirrorFolder.open(mirror)) {
            ObjectId tip = source.resolve("HEAD");
            if (tip == null || before.filter(old -> old.tip().equals(tip)).isPresent()) {
                return false;
            }
            MirrorFolder.create(fresh);
            try (Repository target = MirrorFolder.open(fresh)) {
                if (before.isPresent() && before.get().continuedBy(source, tip)) {
                    before.get().shareWith(target);
                }
                ObjectId fetched = fetch(source, target);
                Files.writeString(fresh.resolve("tip"), fetched.name() + "\n");
            }
        }
        strip(fresh);
        Files.move(fresh, folder);
        Folders.sync(folder.resolveSibling(""));
        return true;
    }

    private boolean continuedBy(Repository source, ObjectId tip) throws IOException {
        try (RevWalk walk = new RevWalk(source);
                Stream<Path> packs = Files.list(folder.resolve("objects/pack"))) {
            ObjectId ours = tip();
            return source.getObjectDatabase().has(ours)
                    && walk.isMergedInto(walk.parseCommit(ours), walk.parseCommit(tip))
                    && packs.filter(pack -> pack.toString().endsWith(".pack")).count() < PACKS;
        }
    }

    private void shareWith(Repository target) throws IOException {
        Path packs = target.getDirectory().toPath().resolve("objects/pack");
        try (Stream<Path> ours = Files.list(folder.resolve("objects/pack"))) {
            for (Path pack : ours.toList()) {
                Files.createLink(packs.resolve(pack.getFileName().toString()), pack);
            }
        }
        RefUpdate update = target.updateRef(TIP);
        update.setNewObjectId(tip());
        update.update();
    }

    private static ObjectId fetch(Repository source, Repository target) throws IOException {
        target.getConfig().setInt("transfer", null, "unpackLimit", 1);
        String from = source.getDirectory().toURI().toString();
        try (Transport transport = Transport.open(target, new URIish(from))) {
            transport.setTagOpt(TagOpt.NO_TAGS);
            FetchResult result = transport.fetch(
                    NullProgressMonitor.INSTANCE, List.of(new RefSpec("+" + source.getFullBranch() + ":" + TIP)));
            return Objects.requireNonNull(result.getTrackingRefUpdate(TIP), "nothing was fetched")
                    .getNewObjectId();
        } catch (URISyntaxException e) {
            throw new IOException(from + " is no address", e);
        }
    }

    /** Leaves nothing but what containers need, on disk and for any user of theirs to read. */
    private static void strip(Path fresh) throws IOException {
        try (Stream<Path> parts = Files.list(fresh)) {
            for (Path part : parts.toList()) {
                String name = part.getFileName().toString();
                if (!name.equals("objects") && !name.equals("tip")) {
                    Folders.delete(part);
                }
            }
        }
        try (Stream<Path> rest = Files.walk(fresh)) {
            for (Path path : rest.toList()) {
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwxr-xr-x" : "r--r--r--"));
                Folders.sync(path);
            }
        }
    }
}
