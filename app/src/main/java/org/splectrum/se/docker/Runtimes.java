package org.splectrum.se.docker;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.RuntimeInfo;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.splectrum.se.steps.Sandboxes.Unavailable;

/** What a configured runtime is that the engine does not have. */
final class Runtimes {
    static final String MEND =
            ": give it to the engine (“runtimes” in its daemon.json) and restart that, or set SE_RUNNER_RUNTIME to one that it has";

    /** gVisor, as long as its issue 160 is open. */
    static final String UNREADABLE =
            ": this runtime starts no program that may be executed but not read; make the image's Java readable for it"
                    + " (docs/operating.md, “Another runtime”)";

    private static final String JAVA = "/opt/se/java/bin/java";

    private Runtimes() {}

    /**
     * An engine also runs what it finds by the name of containerd's own, which has a dot and is not listed.
     *
     * @throws Unavailable where it has none of this name; the message names those it has
     */
    static void require(String runtime, String host, Info engine) {
        Map<String, RuntimeInfo> known = engine.getRuntimes();
        if (known != null && !known.containsKey(runtime) && !runtime.contains(".")) {
            throw new Unavailable("the engine at " + host + " has no runtime " + runtime + ", only "
                    + String.join(", ", new TreeSet<>(known.keySet())) + MEND);
        }
    }

    /** What is to be done where the engine refuses for the runtime's sake; empty where it does not. */
    static String mend(String runtime, DockerException refusal) {
        String said = String.valueOf(refusal.getMessage()).toLowerCase(Locale.ROOT);
        if (said.contains(JAVA + ": permission denied")) {
            return UNREADABLE;
        }
        boolean missing =
                !runtime.isEmpty() && said.contains("runtime") && said.contains(runtime.toLowerCase(Locale.ROOT));
        return missing ? MEND : "";
    }
}
