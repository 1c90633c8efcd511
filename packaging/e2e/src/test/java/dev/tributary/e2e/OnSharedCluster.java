package dev.tributary.e2e;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the cluster that all tests of a run share to those who ask for it; it ends with the run.
 */
final class OnSharedCluster implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(OnSharedCluster.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestCluster.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        TestCluster.class,
                        missing -> new TestCluster("shared-cluster").start(),
                        TestCluster.class);
    }
}
