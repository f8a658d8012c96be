package org.splectrum.se.run;

final class InMemoryTimetableTest extends TimetableContract {
    @Override
    protected Timetable timetable() {
        return new InMemoryTimetable();
    }
}
