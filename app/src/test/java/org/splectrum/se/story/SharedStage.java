package org.splectrum.se.story;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives stories the one stage that all of them share; it is closed after the last. After each class everything so far is held
 * against what GitHub publishes.
 */
final class SharedStage implements ParameterResolver, AfterAllCallback {
    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(SharedStage.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stage.class;
    }

    @Override
    public Stage resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(HERE).getOrComputeIfAbsent(Stage.class, key -> new Stage(), Stage.class);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Stage stage = context.getRoot().getStore(HERE).get(Stage.class, Stage.class);
        if (stage != null) {
            stage.assertAsGitHub();
        }
    }
}
