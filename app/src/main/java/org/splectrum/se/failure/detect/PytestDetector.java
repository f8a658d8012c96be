package org.splectrum.se.failure.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.splectrum.se.failure.Detector;
import org.splectrum.se.failure.Diagnosis;
import org.splectrum.se.failure.Finding;
import org.splectrum.se.failure.Symptoms;

/** Tests of pytest that failed, and modules that it could not collect, in each style of traceback. */
public final class PytestDetector implements Detector {
    private static final Form HEADING = Form.of("___", "_{3,}+ (?<message>[^_].{0,300}?) _{3,}+$");
    private static final Form PLACE = Form.of(".py:", Form.PATH + ":" + Form.LINE + ": ");
    private static final Form SAID = Form.of("E  ", "E\\s++" + Form.MESSAGE);
    private static final Form SUMMARY = Form.of("::", "(?:FAILED|ERROR) (?<path>[^:]{1,300}+)::(?<message>.*+)");
    private static final Form UNCOLLECTED = Form.of("ERROR ", "ERROR (?<path>[^:\\s]{1,300}+\\.py)(?<message>.*+)");

    @Override
    public String kind() {
        return "pytest";
    }

    @Override
    public Rank rank() {
        return Rank.WORK;
    }

    @Override
    public Optional<Diagnosis> detect(Symptoms symptoms) {
        if (!symptoms.mention("= FAILURES =", "= ERRORS =", "short test summary info")) {
            return Optional.empty();
        }
        List<Finding> found = sections(symptoms.lines());
        if (found.isEmpty()) {
            found = SUMMARY.findings(symptoms);
        }
        if (found.isEmpty()) {
            found = UNCOLLECTED.findings(symptoms);
        }
        return Told.errors(kind(), "test failed", found);
    }

    /** One finding for each section: its last place, which is where it broke, and the first thing that was said. */
    private static List<Finding> sections(List<String> lines) {
        List<Finding> found = new ArrayList<>();
        Section section = Section.NONE;
        for (String line : lines) {
            Optional<Finding> heading = HEADING.finding(line);
            if (heading.isPresent() || line.startsWith("=====")) {
                section.finding().ifPresent(found::add);
                section = heading.map(each -> new Section(each.message(), Section.NOWHERE, ""))
                        .orElse(Section.NONE);
            } else if (!section.name().isEmpty()) {
                section = section.after(line);
            }
            if (found.size() > Diagnosis.MOST) {
                return found;
            }
        }
        section.finding().ifPresent(found::add);
        return found;
    }

    /** What is known of a test so far. */
    private record Section(String name, Finding place, String said) {
        static final Finding NOWHERE = Finding.of("");
        static final Section NONE = new Section("", NOWHERE, "");

        Section after(String line) {
            Finding next = PLACE.finding(line)
                    .filter(each -> each.path().endsWith(".py") && !each.path().startsWith("/"))
                    .orElse(place);
            String words =
                    said.isEmpty() ? SAID.finding(line).map(Finding::message).orElse("") : said;
            return new Section(name, next, words);
        }

        Optional<Finding> finding() {
            String message = said.isEmpty() ? name : name + ": " + said;
            return name.isEmpty() ? Optional.empty() : Optional.of(new Finding(place.path(), place.line(), 0, message));
        }
    }
}
