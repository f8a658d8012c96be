package org.splectrum.se.signing;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Optional;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.runner.protocol.Wire;
import org.splectrum.se.steps.RecordId;
import org.splectrum.se.steps.RecordShelf;
import org.splectrum.se.steps.Records;

/** Signs records with the server's key before they are kept. Thread-safe. */
public final class SignedRecords implements Records {
    private final PrivateKey key;
    private final RecordShelf shelf;

    public SignedRecords(PrivateKey key, RecordShelf shelf) {
        this.key = key;
        this.shelf = shelf;
    }

    @Override
    public void keep(Draft draft) {
        if (head(draft.id()).isEmpty()) {
            shelf.keep(
                    draft,
                    Envelope.sign(Statement.MEDIA_TYPE, bytes(draft), key).json());
        }
    }

    @Override
    public Optional<CommitId> head(RecordId id) {
        return shelf.find(id).map(RecordShelf.Kept::head);
    }

    private static byte[] bytes(Draft draft) {
        try {
            return Wire.mapper().writeValueAsBytes(draft.statement());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("writing record " + draft.id(), e);
        }
    }
}
