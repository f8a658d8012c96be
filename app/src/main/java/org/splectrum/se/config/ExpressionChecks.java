package org.splectrum.se.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.splectrum.se.workflow.Expressions;
import org.splectrum.se.workflow.Names;
import org.splectrum.se.workflow.Parameter;
import org.splectrum.se.workflow.StepGraph;

/** The expressions of a file, collected while it is read and checked when all that they can name is known. Not thread-safe. */
final class ExpressionChecks {
    private static final String OPENING = "${{";

    /** So many are compiled in a tenth of a second. */
    private static final int MOST = 150;

    private final List<Site> sites = new ArrayList<>();
    private String step = "";

    /**
     * Where expressions stand.
     *
     * @param formula a text with expressions, or a condition
     * @param offset of the formula in the value
     * @param step id of the step that it belongs to, those above which are over by then; empty: the workflow as a whole
     */
    private record Site(Value value, Form form, String formula, int offset, String step) {}

    private enum Form {
        TEXT,
        /** A text for which every step is over. */
        LAST_TEXT,
        CONDITION
    }

    /** What is read now belongs to this step. */
    void within(String id) {
        this.step = id;
    }

    /** A text that may hold expressions. */
    String text(Value value) {
        String text = value.anyText();
        sites.add(new Site(value, Form.TEXT, text, 0, step));
        return text;
    }

    /** The same where every step is over. */
    String textAtTheEnd(Value value) {
        String text = value.anyText();
        sites.add(new Site(value, Form.LAST_TEXT, text, 0, ""));
        return text;
    }

    void condition(Value value, String condition, int offset) {
        sites.add(new Site(value, Form.CONDITION, condition, offset, step));
    }

    /** A command for a shell, where what an expression stands for could become a command itself. */
    static String command(Value value) {
        String command = value.text();
        int at = command.indexOf(OPENING);
        if (at >= 0) {
            value.wrongAt(
                    at,
                    "an expression must not stand in a command, where its value could become a command itself; pass it through"
                            + " “env”, as run: { command: 'echo \"$FOCUS\"', env: { FOCUS: \"${{ params.focus }}\" } }");
        }
        return command;
    }

    private boolean tooMany() {
        int all = 0;
        for (Site site : sites) {
            all += site.form() == Form.CONDITION ? 1 : site.formula().split("\\$\\{\\{", -1).length - 1;
            if (all > MOST) {
                site.value().wrong("a workflow has at most " + MOST + " expressions; split it");
                return true;
            }
        }
        return false;
    }

    void check(Expressions expressions, Map<String, Parameter> params, Map<String, List<String>> needs) {
        if (tooMany()) {
            return;
        }
        StepGraph graph = new StepGraph(needs);
        Map<String, Parameter.Type> types = params.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, param -> param.getValue().type()));
        for (Site site : sites) {
            Set<String> over = site.form() == Form.LAST_TEXT ? needs.keySet() : graph.upstream(site.step());
            Names names = new Names(types, needs.keySet(), over);
            List<Expressions.Flaw> flaws = switch (site.form()) {
                case TEXT, LAST_TEXT -> expressions.check(site.formula(), names);
                case CONDITION -> expressions.checkCondition(site.formula(), names);
            };
            flaws.forEach(flaw -> site.value().wrongAt(site.offset() + flaw.offset(), flaw.text()));
        }
    }
}
