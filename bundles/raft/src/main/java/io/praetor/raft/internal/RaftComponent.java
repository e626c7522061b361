package io.praetor.raft.internal;

import io.praetor.api.config.RaftSettings;
import io.praetor.api.raft.ReplicatedState;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;

/**
 * Opens the log beside the start of everything else, and registers {@link
 * io.praetor.api.raft.Consensus} when it is open: reading it may take seconds.
 */
@Component(
    service = {},
    immediate = true, // Nobody asks for it: what it gives is registered later.
    configurationPid = RaftSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class RaftComponent {

  private final RaftLife life;

  @Activate
  public RaftComponent(
      BundleContext context,
      RaftSettings settings,
      @Reference ReplicatedState state,
      @Reference(cardinality = ReferenceCardinality.OPTIONAL, target = "(praetor.fatal=true)")
          Consumer<String> fatal) {
    Consumer<String> broken = new FatalReport(fatal);
    life =
        new RaftLife(context, settings.directory(), new LogStart(settings, state, broken), broken);
    life.start();
  }

  @Deactivate
  void deactivate() {
    life.stop();
  }
}
