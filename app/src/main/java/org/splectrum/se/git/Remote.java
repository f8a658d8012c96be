package org.splectrum.se.git;

import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;
import org.splectrum.se.failure.Breaker;
import org.splectrum.se.failure.Breakers;
import org.splectrum.se.failure.Outside;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.TryAgainLater;

/** GitHub's side of a mirror: what SE says to it over git's protocol. Thread-safe. */
final class Remote {
    private static final int MOST_CAUSES = 10;
    /** JGit tells a refused token only by its words; a suspended App's is refused as well. */
    private static final Pattern REFUSAL = Pattern.compile("not authorized|authentication not supported|not permitted");

    /** What says that GitHub itself is in trouble: statuses as JGit tells them, and whatever is wrong with a connection. */
    private static final Pattern TROUBLE = Pattern.compile(": (?:5[0-9]{2}|429)(?: |$)");

    private final GitSettings settings;
    private final Tokens tokens;
    private final Breakers breakers;

    Remote(GitSettings settings, Tokens tokens, Breakers breakers) {
        this.settings = settings;
        this.tokens = tokens;
        this.breakers = breakers;
    }

    /** Something said over a connection. */
    @FunctionalInterface
    private interface Talk<T> {
        T over(Transport transport) throws TransportException, NotSupportedException;
    }

    /** Where a full ref points on GitHub; empty where there is none. */
    Optional<ObjectId> tip(Repository local, Home home, String ref) {
        return talk(local, home, "asking for " + ref + " of " + home, transport -> {
            try (FetchConnection connection = transport.openFetch(List.of(), ref)) {
                return Optional.ofNullable(connection.getRef(ref)).map(Ref::getObjectId);
            }
        });
    }

    /** Makes the branches like GitHub's, see {@link BranchFetch#perform}. */
    Map<String, Ref> fetch(Repository local, Home home) {
        return talk(local, home, "fetching the branches of " + home, transport -> {
            transport.setTagOpt(TagOpt.NO_TAGS);
            transport.setCheckFetchedObjects(true);
            return new BranchFetch(local, transport).perform();
        });
    }

    PushResult push(Repository local, Home home, RemoteRefUpdate update) {
        Collection<RemoteRefUpdate> updates = List.of(update);
        return talk(
                local, home, "pushing to " + home, transport -> transport.push(NullProgressMonitor.INSTANCE, updates));
    }

    private <T> T talk(Repository local, Home home, String doing, Talk<T> talk) {
        String token = tokens.forGit(home);
        Breaker breaker = breakers.of(new Outside(Outside.Kind.GIT, "installation " + home.installation()));
        try (Breaker.Passage passage = breaker.enter();
                Transport transport = open(local, home, token)) {
            return judged(passage, () -> talk.over(transport));
        } catch (TransportException | NotSupportedException e) {
            if (REFUSAL.matcher(Objects.toString(e.getMessage(), "")).find()) {
                tokens.refused(home, token);
                tokens.forGit(home); // GitHub's API says so where the App is suspended; its git does not
            }
            throw new TryAgainLater(doing + ": " + e.getMessage(), Instant.now(), e);
        }
    }

    /** Something that may fail as connections do. */
    @FunctionalInterface
    private interface Question<T> {
        T ask() throws TransportException, NotSupportedException;
    }

    /** A refusal, or what is wrong with the mirror, says nothing of how GitHub is. */
    private static <T> T judged(Breaker.Passage passage, Question<T> question)
            throws TransportException, NotSupportedException {
        try {
            T answer = question.ask();
            passage.answered();
            return answer;
        } catch (TransportException e) {
            if (isTrouble(e)) {
                passage.failed(String.valueOf(e.getMessage()));
            } else {
                passage.answered();
            }
            throw e;
        }
    }

    private static boolean isTrouble(TransportException e) {
        boolean connection = Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
                .limit(MOST_CAUSES)
                .anyMatch(cause -> cause instanceof SocketException
                        || cause instanceof SocketTimeoutException
                        || cause instanceof UnknownHostException
                        || cause instanceof SSLException
                        || cause instanceof EOFException);
        return connection
                || TROUBLE.matcher(Objects.toString(e.getMessage(), "")).find();
    }

    private Transport open(Repository local, Home home, String token) throws NotSupportedException, TransportException {
        String address = settings.githubUrl().toString().replaceAll("/+$", "") + "/" + home.repository() + ".git";
        try {
            Transport transport = Transport.open(local, new URIish(address));
            transport.setCredentialsProvider(new TokenCredentials(settings.githubUrl(), token));
            if (transport instanceof TransportHttp http) {
                // Else each connection would be refused once first; where that is led to another host, JGit takes it
                // back.
                http.setPreemptiveBasicAuthentication(TokenCredentials.USER, token);
            }
            transport.setTimeout((int) Math.max(1, settings.patience().toSeconds()));
            return transport;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not an address of GitHub: " + settings.githubUrl(), e);
        }
    }
}
