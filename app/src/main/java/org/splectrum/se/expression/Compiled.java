package org.splectrum.se.expression;

import dev.cel.runtime.CelRuntime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.splectrum.se.workflow.Expressions.Flaw;
import org.splectrum.se.workflow.Reference;

/** An expression that was compiled. */
sealed interface Compiled {
    /**
     * It can be worked out.
     *
     * @param names what each of its variables stands for
     */
    record Right(CelRuntime.Program program, Map<String, Reference> names) implements Compiled {
        public Right {
            names = Map.copyOf(names);
        }
    }

    /** It cannot; offsets count in the expression. */
    record Wrong(List<Flaw> flaws) implements Compiled {
        public Wrong {
            flaws = List.copyOf(flaws);
        }

        Optional<Flaw> first() {
            return flaws.stream().findFirst();
        }
    }
}
