package org.splectrum.se.failure.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.splectrum.se.failure.Detector;
import org.splectrum.se.failure.Diagnosis;
import org.splectrum.se.failure.Finding;
import org.splectrum.se.failure.Symptoms;

/** Errors, not warnings, as ESLint's own formats have them: a file's name and below it its lines, or a line for each. */
public final class EslintDetector implements Detector {
    private static final Form STYLISH =
            Form.of(" error ", "\\s++" + Form.LINE + ":" + Form.COLUMN + "\\s++error\\s++" + Form.MESSAGE);

    private static final Form UNIX =
            Form.of("[Error/", Form.PATH + ":" + Form.LINE + ":" + Form.COLUMN + ": " + Form.MESSAGE);

    private static final Form COMPACT = Form.of(
            ", Error - ", Form.PATH + ": line " + Form.LINE + ", col " + Form.COLUMN + ", Error - " + Form.MESSAGE);

    @Override
    public String kind() {
        return "eslint";
    }

    @Override
    public Rank rank() {
        return Rank.WORK;
    }

    @Override
    public Optional<Diagnosis> detect(Symptoms symptoms) {
        List<Finding> found = new ArrayList<>(UNIX.findings(symptoms));
        found.addAll(COMPACT.findings(symptoms));
        if (symptoms.mention(" problem (", " problems (")) {
            found.addAll(stylish(symptoms));
        }
        return Told.errors(kind(), "lint error", found);
    }

    private static List<Finding> stylish(Symptoms symptoms) {
        List<Finding> found = new ArrayList<>();
        String path = "";
        for (String line : symptoms.lines()) {
            if (found.size() > Diagnosis.MOST) {
                break;
            }
            if (isPath(line)) {
                path = line;
            } else if (!path.isEmpty()) {
                String file = path;
                STYLISH.finding(line)
                        .map(finding -> new Finding(file, finding.line(), finding.column(), message(finding, line)))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private static boolean isPath(String line) {
        return !line.isEmpty() && !Character.isWhitespace(line.charAt(0)) && (line.contains("/") || line.contains("."));
    }

    /** The message and, in brackets, the rule. */
    private static String message(Finding finding, String line) {
        int rule = line.lastIndexOf("  ");
        String name = line.substring(rule + 1).strip();
        boolean named = finding.message().endsWith(name)
                && !name.contains(" ")
                && finding.message().length() > name.length();
        return named
                ? finding.message()
                                .substring(0, finding.message().length() - name.length())
                                .strip() + " (" + name + ")"
                : finding.message();
    }
}
