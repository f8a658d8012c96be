package org.splectrum.se.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;

/** A bare repository, and a clone of it with one large commit more, pushed by git's own command line. For one thread. */
public final class LargeCommit {
    private static final int LINE = 76;

    private final GitProgram bare;
    private final GitProgram work;
    private final Random random;

    private LargeCommit(Path bare, Path work, long seed) {
        this.bare = new GitProgram(bare);
        this.work = new GitProgram(work);
        this.random = new Random(seed);
    }

    /**
     * What is in it: a fifth as pictures are, a tenth in base64, the rest as sources are.
     *
     * @param bytes of all files together
     */
    public record Shape(int files, int bytes, long seed) {}

    /** Makes both in folders that are not there yet. */
    public static LargeCommit in(Path bare, Path work, Shape shape) throws IOException, InterruptedException {
        Files.createDirectories(bare);
        Files.createDirectories(work);
        LargeCommit made = new LargeCommit(bare, work, shape.seed());
        made.bare.run("init", "--quiet", "--bare", "--template=");
        made.work.run("init", "--quiet", "--initial-branch=main", "--template=");
        made.work.run("commit", "--quiet", "--allow-empty", "--message=Start");
        made.work.run("push", "--quiet", bare.toString(), "HEAD:refs/heads/main");
        for (int file = 0; file < shape.files(); file++) {
            byte[] content = made.content(file % 10, shape.bytes() / shape.files());
            Path folder = Files.createDirectories(work.resolve("folder" + file % 20));
            Files.write(folder.resolve("file" + file), content);
        }
        made.work.run("add", "--all");
        made.work.run("commit", "--quiet", "--message=Work");
        return made;
    }

    /** The commit that both have. */
    public String start() throws IOException, InterruptedException {
        return work.run("rev-parse", "HEAD~").strip();
    }

    /** Pushes it with a bearer's token, from a pack that is made already. @return nanoseconds */
    public long push(URI where, String token, String ref) throws IOException, InterruptedException {
        work.run("repack", "-a", "-d", "--quiet");
        long begin = System.nanoTime();
        work.run(
                "-c",
                "http.extraHeader=Authorization: Bearer " + token,
                "push",
                "--quiet",
                where.toString(),
                "HEAD:" + ref);
        return System.nanoTime() - begin;
    }

    /** The same past SE into a bare repository of its own, with git's own check of objects. @return nanoseconds */
    public long pushPlainly(Path other) throws IOException, InterruptedException {
        Files.createDirectories(other);
        GitProgram plain = new GitProgram(other);
        plain.run("init", "--quiet", "--bare", "--template=");
        plain.run("config", "receive.fsckObjects", "true");
        work.run("push", "--quiet", other.toString(), "HEAD~:refs/heads/main");
        long begin = System.nanoTime();
        work.run("push", "--quiet", other.toString(), "HEAD:refs/heads/work");
        return System.nanoTime() - begin;
    }

    /** Whether the repository has it there. */
    public boolean isAt(String ref) throws IOException, InterruptedException {
        return bare.run("rev-parse", ref).equals(work.run("rev-parse", "HEAD"));
    }

    private byte[] content(int kind, int bytes) {
        return switch (kind) {
            case 0, 1 -> noise(bytes);
            case 2 -> Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encode(noise(bytes * 3 / 4));
            default -> source(bytes);
        };
    }

    private byte[] noise(int bytes) {
        byte[] noise = new byte[bytes];
        random.nextBytes(noise);
        return noise;
    }

    private byte[] source(int bytes) {
        StringBuilder text = new StringBuilder(bytes + 2 * LINE);
        while (text.length() < bytes) {
            text.append("    private final Map<String, List<Item>> items")
                    .append(random.nextInt(10_000))
                    .append(" = read(\"")
                    .append(Integer.toHexString(random.nextInt()))
                    .append("\\n\", ")
                    .append(random.nextInt())
                    .append("); // as said & done, 100 %\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
