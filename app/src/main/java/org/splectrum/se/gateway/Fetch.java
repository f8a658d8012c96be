package org.splectrum.se.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** One request of a fetch, which sees the granted refs and what can be reached from them, in every version of the protocol. */
final class Fetch {
    private final UploadPack service;

    /** @param version value of the header {@code Git-Protocol}; empty: the oldest */
    Fetch(Repository repository, Grant grant, String version) throws IOException {
        service = new UploadPack(repository);
        service.setBiDirectionalPipe(false);
        service.setRequestPolicy(UploadPack.RequestPolicy.ADVERTISED);
        service.setExtraParameters(List.of(version.split(":", -1)));
        service.setAdvertisedRefs(visible(repository, grant));
    }

    /** The granted refs that there are, without those whose commit is lost: one of them would spoil the others' fetch. */
    static Map<String, Ref> visible(Repository repository, Grant grant) throws IOException {
        Map<String, Ref> refs = new HashMap<>();
        for (String name : grant.readable()) {
            Ref ref = repository.exactRef(name);
            if (ref != null
                    && ref.getObjectId() != null
                    && repository.getObjectDatabase().has(ref.getObjectId())) {
                refs.put(name, ref);
            }
        }
        return refs;
    }

    void advertise(PacketLineOut lines) throws IOException {
        try {
            service.sendAdvertisedRefs(new RefAdvertiser.PacketLineOutRefAdvertiser(lines), "git-upload-pack");
        } finally {
            service.close();
        }
    }

    /** A refusal is told to the client in git's way before it is thrown. */
    void serve(InputStream request, OutputStream answer) throws IOException {
        service.upload(request, answer, null);
    }
}
