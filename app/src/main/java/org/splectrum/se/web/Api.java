package org.splectrum.se.web;

import java.util.Objects;
import java.util.Optional;
import org.splectrum.se.command.Authorization;
import org.splectrum.se.command.Identities;
import org.splectrum.se.command.Permissions;
import org.splectrum.se.model.RunId;
import org.splectrum.se.report.Audits;
import org.splectrum.se.run.Action;
import org.splectrum.se.run.Addresses;
import org.splectrum.se.run.Chronicle;
import org.splectrum.se.run.News;
import org.splectrum.se.run.Refusal;
import org.splectrum.se.run.Runs;
import org.splectrum.se.run.Wishes;
import org.splectrum.se.steps.Completeness;
import org.splectrum.se.steps.RecordShelf;
import org.splectrum.se.steps.text.Redaction;
import org.splectrum.se.workflow.Catalog;
import org.splectrum.se.workflow.Catalogs;

/**
 * What the REST API stands on.
 *
 * @param token that programs must show; empty: none may call
 * @param redaction of all that it answers
 */
public record Api(String token, People people, Doing doing, Seeing seeing, Known known, Redaction redaction) {
    public Api {
        Objects.requireNonNull(token, "token is null");
        Objects.requireNonNull(people, "people is null");
        Objects.requireNonNull(doing, "doing is null");
        Objects.requireNonNull(seeing, "seeing is null");
        Objects.requireNonNull(known, "known is null");
        Objects.requireNonNull(redaction, "redaction is null");
    }

    /**
     * Knows people of GitHub and what they may do.
     *
     * @param reading permissions that may be some minutes old
     * @param acting permissions as they are now
     */
    public record People(Identities identities, Permissions reading, Permissions acting, Authorization authorization) {
        public People {
            Objects.requireNonNull(identities, "identities is null");
            Objects.requireNonNull(reading, "reading is null");
            Objects.requireNonNull(acting, "acting is null");
            Objects.requireNonNull(authorization, "authorization is null");
        }
    }

    /** Begins runs and acts on them. */
    public record Doing(Wishes wishes, Acts acts) {
        public Doing {
            Objects.requireNonNull(wishes, "wishes is null");
            Objects.requireNonNull(acts, "acts is null");
        }
    }

    /** Acts on a run. Thread-safe. */
    @FunctionalInterface
    public interface Acts {
        /**
         * Takes the action; the same key again does nothing.
         *
         * @param by how the caller is known
         * @return why not; empty where it was done
         */
        Optional<Refusal> act(RunId run, String key, Action action, String by);
    }

    /** Reads runs. */
    public record Seeing(Runs runs, Chronicle chronicle, News news, Audits audits, Vouched vouched) {
        public Seeing {
            Objects.requireNonNull(runs, "runs is null");
            Objects.requireNonNull(chronicle, "chronicle is null");
            Objects.requireNonNull(news, "news is null");
            Objects.requireNonNull(audits, "audits is null");
            Objects.requireNonNull(vouched, "vouched is null");
        }
    }

    /**
     * What is signed: records of commits, and how much is on record at all.
     *
     * @param publicKey that it is signed with, in PEM; anybody may have it
     */
    public record Vouched(RecordShelf records, Completeness completeness, String publicKey) {
        public Vouched {
            Objects.requireNonNull(records, "records is null");
            Objects.requireNonNull(completeness, "completeness is null");
            Objects.requireNonNull(publicKey, "publicKey is null");
        }
    }

    /**
     * What runs can be made of.
     *
     * @param builtIn workflows that every repository has
     */
    public record Known(Catalog builtIn, Catalogs catalogs, Addresses addresses) {
        public Known {
            Objects.requireNonNull(builtIn, "builtIn is null");
            Objects.requireNonNull(catalogs, "catalogs is null");
            Objects.requireNonNull(addresses, "addresses is null");
        }
    }
}
