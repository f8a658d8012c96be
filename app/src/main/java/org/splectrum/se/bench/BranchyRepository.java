package org.splectrum.se.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A repository with many branches beside a base that moved on, and git's own command line in its worktree. For one thread. */
public final class BranchyRepository {
    private static final int FILES = 400;
    private static final int FOLDERS = 20;
    private static final int LINES = 80;

    /** Where the base changes a line, and a branch in conflict the same one. */
    private static final int CONTESTED = 40;

    private final GitProgram git;
    private final Shape shape;
    private final Random random;
    private final ImportStream stream = new ImportStream();

    private BranchyRepository(Path folder, Shape shape) {
        this.git = new GitProgram(folder);
        this.shape = shape;
        this.random = new Random(shape.seed());
    }

    /**
     * What is in it.
     *
     * @param commits of each branch, and of the base since
     * @param conflicting one branch of so many is in conflict with the base
     */
    public record Shape(int branches, int commits, int conflicting, long seed) {}

    /** Makes it in the folder. */
    public static BranchyRepository in(Path folder, Shape shape) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        BranchyRepository repository = new BranchyRepository(folder, shape);
        repository.git.run("init", "--quiet", "--initial-branch=main");
        repository.fill();
        repository.git.run("checkout", "--quiet", "main");
        return repository;
    }

    public Path folder() {
        return git.folder();
    }

    public Shape shape() {
        return shape;
    }

    /** The full ref of a branch, counted from 0. */
    public String branch(int number) {
        return "refs/heads/work/" + number;
    }

    /** Puts the branch's files into the worktree. */
    public void checkOut(int branch) throws IOException, InterruptedException {
        git.run("checkout", "--quiet", "--detach", branch(branch));
    }

    /** Rebases what is checked out. @return the tree that comes of it; empty where there is a conflict, and the rebase is given up */
    public String rebase() throws IOException, InterruptedException {
        if (git.attempt("rebase", "--quiet", "main") == 0) {
            return git.run("rev-parse", "HEAD^{tree}").strip();
        }
        git.run("rebase", "--abort");
        return "";
    }

    private void fill() throws IOException, InterruptedException {
        List<List<String>> base = new ArrayList<>();
        for (int file = 0; file < FILES; file++) {
            List<String> lines = new ArrayList<>();
            for (int line = 0; line < LINES; line++) {
                lines.add("file " + file + " line " + line);
            }
            base.add(lines);
        }
        commit("main", "Start", "", base, range());
        stream.reset("refs/heads/start", "refs/heads/main");
        List<List<String>> main = copy(base);
        for (int commit = 0; commit < shape.commits(); commit++) {
            commit("main", "Base " + commit, "", main, change(main, 0, LINES / 4, "base"));
        }
        main.get(0).set(CONTESTED, "contested by the base");
        commit("main", "Contested", "", main, List.of(0));
        for (int branch = 0; branch < shape.branches(); branch++) {
            branch(branch, copy(base));
        }
        stream.feed(git);
    }

    private void branch(int number, List<List<String>> files) {
        String name = "work/" + number;
        for (int commit = 0; commit < shape.commits(); commit++) {
            List<Integer> changed = new ArrayList<>(change(files, LINES / 2 + 5, LINES, "work " + number));
            if (number % shape.conflicting() == 0 && commit == shape.commits() / 2) {
                files.get(0).set(CONTESTED, "contested by " + number);
                changed.add(0);
            }
            commit(name, "Work " + commit, commit == 0 ? "refs/heads/start" : "", files, changed);
        }
    }

    /** Some lines of three files, within these; the two sides keep apart. */
    private List<Integer> change(List<List<String>> files, int from, int to, String word) {
        List<Integer> changed = new ArrayList<>();
        for (int times = 0; times < 3; times++) {
            int file = random.nextInt(FILES);
            List<String> lines = files.get(file);
            lines.set(from + random.nextInt(to - from), word + " " + random.nextInt());
            changed.add(file);
        }
        return changed.stream().distinct().toList();
    }

    private static List<List<String>> copy(List<List<String>> files) {
        return files.stream()
                .map(lines -> (List<String>) new ArrayList<>(lines))
                .toList();
    }

    private static List<Integer> range() {
        List<Integer> all = new ArrayList<>();
        for (int file = 0; file < FILES; file++) {
            all.add(file);
        }
        return all;
    }

    private void commit(String branch, String message, String from, List<List<String>> files, List<Integer> changed) {
        stream.commit("refs/heads/" + branch, message, from);
        for (int file : changed.stream().distinct().toList()) {
            stream.file("folder" + file % FOLDERS + "/file" + file + ".txt", String.join("\n", files.get(file)) + "\n");
        }
    }
}
