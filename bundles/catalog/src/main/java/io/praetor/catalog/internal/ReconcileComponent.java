package io.praetor.catalog.internal;

import io.praetor.api.config.AgentSettings;
import io.praetor.api.config.CatalogSettings;
import io.praetor.api.gossip.GossipListener;
import io.praetor.api.gossip.GossipPool;
import io.praetor.api.gossip.Member;
import io.praetor.api.raft.LeaderTask;
import io.praetor.api.state.StateStore;
import io.praetor.catalog.internal.reconcile.ReconcileLoop;
import java.util.concurrent.ScheduledExecutorService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Has members registered and removed while this server leads; idle, without a thread, else. */
@Component(
    configurationPid = {CatalogSettings.PID, AgentSettings.PID},
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = {LeaderTask.class, GossipListener.class},
    property = {LeaderTask.NAME + "=catalog-reconcile", GossipPool.POOL + "=" + GossipPool.LAN},
    immediate = true)
public final class ReconcileComponent implements LeaderTask, GossipListener {

  private final StateStore store;
  private final String datacenter;
  private final String self;
  private final boolean bound;
  private final long intervalMillis;
  private ScheduledExecutorService timer; // guarded by this
  private volatile ReconcileLoop loop; // null while another server leads

  @Reference(
      target = "(" + GossipPool.POOL + "=" + GossipPool.LAN + ")",
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile GossipPool pool;

  @Activate
  public ReconcileComponent(
      @Reference StateStore store, CatalogSettings settings, AgentSettings agent) {
    this.store = store;
    datacenter = settings.datacenter();
    bound = settings.bindMembers();
    intervalMillis = settings.reconcileIntervalMillis();
    self = agent.nodeName();
  }

  @Override
  public synchronized void lead() {
    stop();
    timer = TimerThread.named("catalog-reconcile");
    ReconcileLoop started =
        new ReconcileLoop(store, () -> pool, timer, datacenter, self, bound, intervalMillis);
    started.start();
    loop = started;
  }

  @Override
  public synchronized void rest() {
    stop();
  }

  @Override
  public void memberChanged(Member member) {
    changed(member, false);
  }

  @Override
  public void memberReaped(Member member) {
    changed(member, true);
  }

  private void changed(Member member, boolean reaped) {
    ReconcileLoop current = loop;
    if (current != null) {
      current.changed(member, reaped);
    }
  }

  @Deactivate
  synchronized void stop() {
    if (loop != null) {
      loop.stop();
      loop = null;
    }
    if (timer != null) {
      timer.shutdownNow();
      timer = null;
    }
  }
}
