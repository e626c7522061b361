package io.praetor.state.internal;

import io.praetor.api.metrics.MetricSource;
import io.praetor.api.raft.ReplicatedState;
import io.praetor.api.state.StorageChoice;
import java.util.Dictionary;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/**
 * Registers a state once it is there. Done by hand, because a declared service would be there with
 * its component, long before the state is loaded.
 */
final class StatePublication implements Function<StateCore, Runnable> {

  private static final String STATUS = "praetor.status";

  private final BundleContext context;

  StatePublication(BundleContext context) {
    this.context = context;
  }

  @Override
  public Runnable apply(StateCore core) {
    ServiceRegistration<?> state =
        context.registerService(
            new String[] {ReplicatedState.class.getName(), StateCore.class.getName()}, core, null);
    ServiceRegistration<?> gauges =
        context.registerService(MetricSource.class, core.gauges(), null);
    return () -> {
      gauges.unregister();
      state.unregister();
    };
  }

  /** Registers what is there from the beginning; what it returns takes that back. */
  Runnable announce(StateService service) {
    Dictionary<String, Object> status = FrameworkUtil.asDictionary(Map.of(STATUS, "state"));
    Supplier<Map<String, String>> source = service::report;
    ServiceRegistration<?> report = context.registerService(Supplier.class, source, status);
    StorageChoice choice = service.storage();
    if (choice == null) {
      return report::unregister;
    }
    ServiceRegistration<?> storage = context.registerService(StorageChoice.class, choice, null);
    return () -> {
      storage.unregister();
      report.unregister();
    };
  }
}
