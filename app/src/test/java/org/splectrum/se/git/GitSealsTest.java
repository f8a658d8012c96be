package org.splectrum.se.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.signing.OpenSsh;
import org.splectrum.se.signing.PrivateKey;
import org.splectrum.se.signing.SshSignature;
import org.splectrum.se.steps.RecordId;
import org.splectrum.se.steps.Seals;
import org.splectrum.se.steps.Seals.Author;

class GitSealsTest {
    private static final RepositoryName NAME = RepositoryName.of("octo/hello");
    private static final RecordId RECORD = new RecordId("fix-20260102-abc123/publish/0123456789ab");
    private static final Instant THEN = Instant.parse("2026-01-02T03:04:05Z");
    private static final PersonIdent SE = new PersonIdent("SE", "se@example.org", THEN, ZoneOffset.ofHours(2));
    private static final PersonIdent ADA =
            new PersonIdent("Ada Ü", "ada@example.org", THEN.minusSeconds(9999), ZoneOffset.ofHours(-5));

    @TempDir
    private Path folder;

    private GitMirrors mirrors;
    private Repository mirror;
    private ObjectId base;
    private ObjectId moved;
    private ObjectId own;

    @BeforeEach
    void open() throws Exception {
        mirrors = new GitMirrors(
                new GitSettings(folder.resolve("mirrors"), folder.toUri()), new RememberedTokens("right"));
        MirrorFolder.create(mirrors.mirror(NAME));
        mirror = MirrorFolder.open(mirrors.mirror(NAME));
        base = commit("Begin\n", ADA, "1");
        moved = commit("Ada's work\n\nSE-Record: not/of/se\n", ADA, "2", base);
        own = commit("SE's work", SE, "3", moved);
    }

    @AfterEach
    void close() {
        mirror.close();
    }

    private ObjectId commit(String message, PersonIdent author, String content, ObjectId... parents) throws Exception {
        try (ObjectInserter inserter = mirror.newObjectInserter()) {
            TreeFormatter tree = new TreeFormatter();
            tree.append(
                    "a.txt",
                    FileMode.REGULAR_FILE,
                    inserter.insert(Constants.OBJ_BLOB, content.getBytes(StandardCharsets.UTF_8)));
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(inserter.insert(tree));
            commit.setParentIds(parents);
            commit.setAuthor(author);
            commit.setCommitter(SE);
            commit.setMessage(message);
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            return id;
        }
    }

    private Seals.Sealed seal(GitSeals.Signer signer, ObjectId head, ObjectId... known) {
        List<CommitId> ids =
                List.of(known).stream().map(id -> new CommitId(id.name())).toList();
        return new GitSeals(mirrors, signer)
                .seal(NAME, new Seals.Sealing(new CommitId(head.name()), ids, RECORD, "se@example.org"));
    }

    private RevCommit read(CommitId commit) throws Exception {
        try (RevWalk walk = new RevWalk(mirror)) {
            return walk.parseCommit(ObjectId.fromString(commit.sha()));
        }
    }

    @Test
    void what_is_new_is_made_anew_and_only_what_is_ses_names_the_record() throws Exception {
        Seals.Sealed sealed = seal(GitSeals.Signer.NONE, own, base);
        assertThat(sealed.commits()).extracting(Seals.Commit::author).containsExactly(Author.SE, Author.OTHER);
        RevCommit head = read(sealed.head());
        assertThat(sealed.commits().getFirst().id()).isEqualTo(sealed.head());
        assertThat(head.getFullMessage()).isEqualTo("SE's work\n\n" + RECORD.trailer() + "\n");
        assertThat(head.getAuthorIdent()).isEqualTo(SE);
        assertThat(head.getTree()).isEqualTo(read(new CommitId(own.name())).getTree());
        // Nothing of it changed, so it is the same commit.
        assertThat(sealed.commits().getLast().id().sha()).isEqualTo(moved.name());
        assertThat(head.getParent(0)).isEqualTo(moved);
        assertThat(seal(GitSeals.Signer.NONE, own, base)).isEqualTo(sealed);
    }

    @Test
    void what_is_known_stays_as_it_is() {
        assertThat(seal(GitSeals.Signer.NONE, own, base, own))
                .isEqualTo(new Seals.Sealed(new CommitId(own.name()), List.of()));
        assertThat(seal(GitSeals.Signer.NONE, own, moved).commits()).hasSize(1);
    }

    @Test
    void what_is_signed_is_good_in_the_eyes_of_git() throws Exception {
        OpenSsh.Pair pair = OpenSsh.pair(folder, "");
        GitSeals.Signer signer = new SshSignature(PrivateKey.read(pair.pem()))::sign;
        Seals.Sealed sealed = seal(signer, own, base);
        assertThat(seal(signer, own, base)).isEqualTo(sealed);
        assertThat(sealed.commits()).hasSize(2);
        assertThat(read(sealed.head()).getParent(0).name())
                .isEqualTo(sealed.commits().getLast().id().sha());
        Path allowed = Files.writeString(folder.resolve("allowed"), "se@example.org " + pair.line() + "\n");
        for (Seals.Commit commit : sealed.commits()) {
            assertThat(verified(allowed, commit.id().sha()))
                    .contains("Good \"git\" signature for se@example.org with ED25519 key");
        }
        assertThat(OpenSsh.run(git(), List.of("git", "fsck", "--strict", "--no-dangling")))
                .doesNotContain("error");
        Path others = Files.writeString(
                folder.resolve("others"),
                "se@example.org " + OpenSsh.pair(folder, "").line() + "\n");
        assertThat(catchThrowable(() -> verified(others, sealed.head().sha())))
                .hasMessageContaining("No principal matched");
    }

    private Path git() {
        return mirrors.mirror(NAME);
    }

    private String verified(Path allowed, String sha) throws Exception {
        return OpenSsh.run(
                git(),
                List.of(
                        "git",
                        "-c",
                        "gpg.format=ssh",
                        "-c",
                        "gpg.ssh.allowedSignersFile=" + allowed,
                        "verify-commit",
                        "-v",
                        sha));
    }
}
