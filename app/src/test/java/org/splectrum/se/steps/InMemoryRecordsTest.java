package org.splectrum.se.steps;

final class InMemoryRecordsTest extends RecordsContract {
    @Override
    protected RecordShelf open() {
        return new InMemoryRecords();
    }
}
