package io.praetor.dns.internal;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.praetor.api.acl.AgentTokens;
import io.praetor.api.config.DnsSettings;
import io.praetor.api.discovery.Discovery;
import io.praetor.dns.internal.answer.Answers;
import io.praetor.dns.internal.answer.Zone;
import io.praetor.dns.internal.recursor.Recursors;
import io.praetor.dns.internal.server.DnsServer;
import io.praetor.dns.internal.server.ListenFailedException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens from the moment it is configured; who knows the answers comes and goes. */
@Component(
    configurationPid = DnsSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = {},
    immediate = true)
public final class DnsComponent {

  private static final Logger LOG = LoggerFactory.getLogger(DnsComponent.class);

  private static final int LOOPS = 2;
  private static final long SHUTDOWN_MILLIS = 2_000;
  private static final long MILLIS = 1_000;

  private final MultiThreadIoEventLoopGroup group =
      new MultiThreadIoEventLoopGroup(LOOPS, DnsComponent::thread, NioIoHandler.newFactory());

  private volatile Zone zone;
  private volatile Recursors.Settings recursors;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Discovery discovery;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile AgentTokens tokens;

  private DnsServer server;

  @Activate
  public DnsComponent(
      DnsSettings settings,
      @Reference(
              target = "(praetor.fatal=true)",
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.RELUCTANT)
          Consumer<String> fatal) {
    reload(settings);
    Answers answers =
        new Answers(
            () -> zone,
            this::discovery,
            Recursors.over(group, () -> recursors),
            bound -> ThreadLocalRandom.current().nextInt(bound),
            () -> System.currentTimeMillis() / MILLIS);
    try {
      server = DnsServer.start(group, answers, ZoneSettings.addresses(settings.listeners()));
    } catch (ListenFailedException e) {
      LOG.error("{}", e.getMessage());
      if (fatal != null) {
        fatal.accept(e.getMessage());
      }
    }
  }

  /** Whoever asks by DNS has no token: the agent's counts. */
  private Discovery discovery() {
    Discovery known = discovery;
    AgentTokens own = tokens;
    return known == null || own == null ? known : known.as(own.secret(AgentTokens.Purpose.DNS));
  }

  /** All but the listeners may change without a question going unanswered. */
  @Modified
  void reload(DnsSettings settings) {
    zone = ZoneSettings.zone(settings);
    recursors = ZoneSettings.recursors(settings);
  }

  @Deactivate
  void stop() {
    if (server != null) {
      server.close();
    }
    group
        .shutdownGracefully(0, SHUTDOWN_MILLIS, TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(SHUTDOWN_MILLIS);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "dns");
    thread.setDaemon(true);
    return thread;
  }
}
