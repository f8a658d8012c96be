package org.splectrum.se.steps;

import java.util.List;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.run.Run;
import org.splectrum.se.workflow.Rebasing.Regeneration;

/** What the repository allows an attempt. Thread-safe. */
@FunctionalInterface
public interface Permits {
    /** As it was when the run was asked for; the same whenever it is asked. */
    Permit of(AttemptId attempt);

    /**
     * What one attempt may.
     *
     * @param protect patterns of paths that it may not change, besides those that none may: see {@link ProtectedPaths}
     * @param egress hosts that the repository lets it reach where the server does too, as {@code maven.example.org} or {@code
     *     *.example.org}
     * @param regenerate files that a command makes anew
     */
    record Permit(List<String> protect, List<String> egress, List<Regeneration> regenerate) {
        public static final Permit NOTHING_MORE = new Permit(List.of(), List.of());

        /** One that makes no file anew. */
        public Permit(List<String> protect, List<String> egress) {
            this(protect, egress, List.of());
        }

        /** Of what the repository said when the run was asked for; hosts of a workflow that names some must be named there, too. */
        public static Permit of(Run run) {
            List<String> repository = run.request().config().bounds().egress();
            List<String> workflow = run.request().workflow().terms().sandbox().egress();
            return new Permit(
                    run.request().config().protect(),
                    workflow.isEmpty() ? repository : HostLists.both(repository, workflow),
                    run.request().config().rebasing().regenerate());
        }

        public Permit {
            protect = List.copyOf(protect);
            egress = List.copyOf(egress);
            regenerate = List.copyOf(regenerate);
        }
    }
}
