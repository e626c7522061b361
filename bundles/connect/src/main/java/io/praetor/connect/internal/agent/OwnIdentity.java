package io.praetor.connect.internal.agent;

import io.praetor.api.config.AgentCertificateSettings;
import io.praetor.api.rpc.UncertifiedRelay;
import io.praetor.api.tls.MeshCredentials;
import io.praetor.connect.internal.ca.HostNames;
import io.praetor.connect.internal.ca.Workshop;
import io.praetor.format.home.DatacenterApi;
import io.praetor.format.thread.Daemons;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The certificate of this agent, with threads and clock. */
public final class OwnIdentity implements MeshCredentials {

  private static final Logger LOG = LoggerFactory.getLogger(OwnIdentity.class);

  private final ExecutorService workshop = Workshop.open("connect-agent");
  private final ScheduledExecutorService timer = Daemons.timer("connect-agent-renewal");
  private final ServerDesk servers;
  private final OwnCertificate certificate;

  /**
   * @param api the way to servers
   * @param stranger the way to servers while there is no certificate; null while it is away
   * @param token of this agent, as it is now
   */
  public OwnIdentity(
      AgentCertificateSettings settings,
      DatacenterApi api,
      Supplier<UncertifiedRelay> stranger,
      Supplier<String> token) {
    SecureRandom random = new SecureRandom();
    servers = new ServerDesk(api, settings.datacenter(), random, workshop);
    HostNames hosts =
        HostNames.ofAgent(List.of(settings.dnsNames()), List.of(settings.ipAddresses()));
    HandoutDesk.Self self = new HandoutDesk.Self(settings.datacenter(), settings.nodeName(), hosts);
    certificate =
        new OwnCertificate(
            new HandoutDesk(self, servers, stranger, token, workshop, random),
            Instant::now,
            random::nextDouble);
    long interval = OwnCertificate.INTERVAL.toMillis();
    var unused = timer.scheduleWithFixedDelay(this::tick, 0, interval, TimeUnit.MILLISECONDS);
  }

  /** A timer never comes again after a failure. */
  private void tick() {
    try {
      certificate.tick();
    } catch (RuntimeException e) {
      LOG.warn("This agent's certificate was not looked at: {}", e.getMessage());
      LOG.debug("Failed look at the certificate", e);
    }
  }

  @Override
  public Held current() {
    return certificate.current();
  }

  /** Nobody waits for anything any more. */
  public void stop() {
    timer.shutdownNow();
    servers.giveUp();
    workshop.shutdown();
  }
}
