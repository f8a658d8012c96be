package org.splectrum.se.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.errors.UnpackException;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request of a push by an attempt, which nobody trusts: every object is checked, and all that it refers to must be in
 * the pack or in what the attempt may read, so that naming a hidden object does not reveal it.
 */
final class Push {
    private static final Logger LOG = LoggerFactory.getLogger(Push.class);

    /** As GitHub has it: a larger file could not be pushed on. */
    private static final long OBJECT_BYTES = 100L << 20;

    private static final long COMMAND_BYTES = 64 << 10;

    private final ReceivePack service;
    private final long grownBytes;

    Push(Repository repository, Grant grant, PushLimits limits) throws IOException {
        grownBytes = limits.grownBytes();
        service = new ReceivePack(repository);
        service.setBiDirectionalPipe(false);
        service.setAllowCreates(true);
        service.setAllowDeletes(false);
        service.setAllowNonFastForwards(true);
        service.setAllowPushOptions(false);
        // Not stricter for other systems' sake: repositories do hold Makefile beside makefile, or aux.c.
        service.setObjectChecker(new ObjectChecker());
        service.setCheckReferencedObjectsAreReachable(true);
        service.setMaxCommandBytes(COMMAND_BYTES);
        service.setMaxObjectSizeLimit(OBJECT_BYTES);
        service.setMaxPackSizeLimit(limits.packBytes());
        service.setPreReceiveHook(new PushRules(grant.pushing(), limits));
        service.setAdvertisedRefs(Fetch.visible(repository, grant), Set.of());
    }

    void advertise(PacketLineOut lines) throws IOException {
        lines.writeString("# service=git-receive-pack\n");
        lines.end();
        service.sendAdvertisedRefs(new RefAdvertiser.PacketLineOutRefAdvertiser(lines));
    }

    /** A refusal is told to the client in git's way, and that is an answer. */
    void receive(InputStream request, OutputStream answer) throws IOException {
        try {
            service.receive(new PackGauge(request, grownBytes), answer, null);
        } catch (UnpackException | PackProtocolException e) {
            LOG.info("a push was refused: {}", reason(e).replaceAll("\\p{Cntrl}", " "));
        }
    }

    private static String reason(Throwable refusal) {
        Throwable cause = refusal.getCause();
        return cause == null ? refusal.toString() : cause.toString();
    }
}
