package org.splectrum.se.git;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.eclipse.jgit.internal.storage.pack.PackWriter;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.storage.pack.PackConfig;

/**
 * What a commit has beyond the tip of a {@link Generation}, as one pack: with both it is there with all its history. Nothing is in it that
 * cannot be reached from that commit.
 */
final class Complement {
    private final Repository source;
    private final Limits limits;
    private final List<RevObject> objects = new ArrayList<>();
    private long bytes;

    private Complement(Repository source, Limits limits) {
        this.source = source;
        this.limits = limits;
    }

    /**
     * Beyond which it is left to the container to fetch.
     *
     * @param bytes of files
     */
    record Limits(int objects, long bytes) {
        static final Limits USUAL = new Limits(20_000, 64L << 20);
    }

    /**
     * Lays it in a folder that is not there yet, and is there only when it is whole. It need not outlast a power loss, for no attempt does.
     *
     * @return whether it is there; not where it is too large, or the source does not have both commits
     */
    static boolean lay(Path folder, Repository source, ObjectId tip, ObjectId commit, Limits limits)
            throws IOException {
        Complement complement = new Complement(source, limits);
        if (!complement.find(tip, commit)) {
            return false;
        }
        Path fresh = folder.resolveSibling(folder.getFileName() + ".fresh");
        Folders.delete(fresh);
        Files.createDirectory(fresh); // not what it is in, which may just be taken away
        complement.write(Files.createDirectories(fresh.resolve("objects/pack")));
        Files.writeString(fresh.resolve("upon"), tip.name() + "\n");
        Files.writeString(fresh.resolve("tip"), commit.name() + "\n");
        open(fresh);
        Files.move(fresh, folder);
        return true;
    }

    private boolean find(ObjectId tip, ObjectId commit) throws IOException {
        if (!source.getObjectDatabase().has(tip)) {
            return false;
        }
        try (NewObjects fresh = new NewObjects(source)) {
            return fresh.visit(List.of(commit), List.of(tip), this::add);
        }
    }

    private boolean add(RevObject object, ObjectReader reader) throws IOException {
        objects.add(object);
        bytes += object.getType() == Constants.OBJ_BLOB ? reader.getObjectSize(object, Constants.OBJ_BLOB) : 0;
        return objects.size() <= limits.objects() && bytes <= limits.bytes();
    }

    private void write(Path folder) throws IOException {
        if (objects.isEmpty()) {
            return;
        }
        PackConfig config = new PackConfig(source);
        config.setDeltaCompress(false);
        config.setCompressionLevel(Deflater.NO_COMPRESSION);
        config.setThreads(1);
        try (ObjectReader reader = source.newObjectReader();
                PackWriter writer = new PackWriter(config, reader)) {
            writer.preparePack(objects.iterator());
            String name = "pack-" + writer.computeName().name();
            try (OutputStream pack = into(folder.resolve(name + ".pack"))) {
                writer.writePack(NullProgressMonitor.INSTANCE, NullProgressMonitor.INSTANCE, pack);
            }
            try (OutputStream index = into(folder.resolve(name + ".idx"))) {
                writer.writeIndex(index);
            }
        }
    }

    private static OutputStream into(Path file) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(file));
    }

    /** For any user of the container's to read. */
    private static void open(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwxr-xr-x" : "r--r--r--"));
            }
        }
    }
}
