package io.praetor.gossip.internal.pool;

import io.praetor.api.gossip.GossipListener;
import io.praetor.api.gossip.GossipPool;
import io.praetor.api.gossip.Member;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Brings the servers of this datacenter into the WAN; only where both pools are. */
@Component(service = GossipListener.class, property = "praetor.pool=lan")
public final class FloodComponent implements GossipListener {

  static final long PERIOD_SECONDS = 60;

  private final Flood flood;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "gossip-flood");
            thread.setDaemon(true);
            return thread;
          });

  @Activate
  public FloodComponent(
      @Reference(target = "(praetor.pool=lan)") GossipPool lan,
      @Reference(target = "(praetor.pool=wan)") GossipPool wan) {
    flood = new Flood(lan, wan);
    var unused =
        timer.scheduleWithFixedDelay(flood::run, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
  }

  @Deactivate
  void stop() {
    timer.shutdownNow();
  }

  @Override
  public void memberChanged(Member member) {
    if (Flood.isServer(member) && !timer.isShutdown()) {
      timer.execute(flood::run);
    }
  }
}
