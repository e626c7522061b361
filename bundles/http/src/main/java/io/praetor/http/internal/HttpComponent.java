package io.praetor.http.internal;

import io.praetor.api.acl.AccessControl;
import io.praetor.api.acl.AgentTokens;
import io.praetor.api.audit.AuditTrail;
import io.praetor.api.config.HttpSettings;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.metrics.Metrics;
import io.praetor.api.rpc.ApiRelay;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.api.rpc.ApiServer;
import io.praetor.api.state.StateStore;
import io.praetor.api.tls.TlsContexts;
import io.praetor.http.internal.server.HttpServer;
import io.praetor.http.internal.server.ListenFailedException;
import io.praetor.http.internal.server.Providers;
import io.praetor.http.internal.server.Rehearsal;
import io.praetor.spi.http.HttpEndpoint;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.framework.Constants;
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

/**
 * Listens from the moment it is configured, or, beside an earlier version of its bundle, from the
 * moment that one stops; what answers comes and goes.
 */
@Component(
    configurationPid = HttpSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = ApiServer.class,
    immediate = true)
public final class HttpComponent implements ApiServer {

  private static final Logger LOG = LoggerFactory.getLogger(HttpComponent.class);

  /** Longer than an earlier version takes to let go of its addresses. */
  private static final Duration HANDOVER = Duration.ofSeconds(5);

  private final BundleContext context;
  private final BundleListener uninstalled = this::forget;
  private final StartPhase startPhase;
  private final Providers providers;
  private final HttpServer server;
  private final Optional<Predecessor> former;
  private final Consumer<String> fatal;
  private volatile boolean relayAppeared;

  @Activate
  public HttpComponent(
      BundleContext context,
      HttpSettings settings,
      @Reference(
              target = "(praetor.fatal=true)",
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.RELUCTANT)
          Consumer<String> fatal) {
    this.context = context;
    this.fatal = fatal;
    startPhase = new StartPhase(context, System::nanoTime, () -> relayAppeared);
    providers = new Providers(System::nanoTime, startPhase);
    server = HttpServer.prepare(settings, providers);
    former = Predecessor.find(context);
    context.addBundleListener(uninstalled);
    if (former.isEmpty()) {
      listen(Duration.ZERO);
    }
  }

  /** Everything is there but the addresses. */
  @Activate
  void succeed(HttpSettings settings) {
    former.ifPresent(
        predecessor -> {
          predecessor.whenItStops(this::takeOver);
          int rehearsed = Rehearsal.run(settings);
          LOG.debug("Rehearsed: requests={}", rehearsed);
        });
  }

  /** The predecessor is stopped by the thread that tells of it, so another one has to wait. */
  private void takeOver() {
    Thread taking = new Thread(() -> listen(HANDOVER), "http-takeover");
    taking.setDaemon(true);
    taking.start();
  }

  /** Without its listeners an agent cannot run. */
  private void listen(Duration patience) {
    try {
      server.listen(patience);
    } catch (ListenFailedException e) {
      LOG.error("{}", e.getMessage());
      if (fatal != null) {
        fatal.accept(e.getMessage());
      }
    }
  }

  private void forget(BundleEvent event) {
    if (event.getType() == BundleEvent.UNINSTALLED) {
      providers.forget(event.getBundle().getBundleId());
    }
  }

  @Override
  public Runnable serve(ApiRequest request, ApiResponse.Sink sink) {
    if (server.isClosed()) {
      sink.fail(new UnavailableException("The HTTP server has ended"));
      return () -> {};
    }
    return server.relayedRequests().serve(request, sink);
  }

  /** Nothing else of its settings changes before the next start of the agent. */
  @Modified
  void reload(HttpSettings settings) {
    server.reload(settings);
  }

  @Deactivate
  void stop() {
    context.removeBundleListener(uninstalled);
    context.removeFrameworkListener(startPhase);
    former.ifPresent(Predecessor::forget);
    server.close();
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindEndpoint(HttpEndpoint endpoint, Map<String, Object> properties) {
    int ranking = properties.get(Constants.SERVICE_RANKING) instanceof Integer rank ? rank : 0;
    providers.add(
        endpoint,
        ranking,
        (Long) properties.get(Constants.SERVICE_ID),
        (Long) properties.get(Constants.SERVICE_BUNDLEID));
  }

  void unbindEndpoint(HttpEndpoint endpoint, Map<String, Object> properties) {
    server.release(providers.remove((Long) properties.get(Constants.SERVICE_ID)));
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindStore(StateStore store) {
    providers.store(store);
  }

  void unbindStore(StateStore store) {
    providers.withdraw(store);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindRelay(ApiRelay relay) {
    relayAppeared = true;
    providers.relay(relay);
  }

  void unbindRelay(ApiRelay relay) {
    providers.withdraw(relay);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindMetrics(Metrics metrics) {
    providers.metrics(metrics);
  }

  void unbindMetrics(Metrics metrics) {
    providers.withdraw(metrics);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindTls(TlsContexts contexts) {
    providers.tls(contexts);
  }

  void unbindTls(TlsContexts contexts) {
    providers.withdraw(contexts);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindAccessControl(AccessControl added) {
    providers.accessControl(added);
  }

  void unbindAccessControl(AccessControl removed) {
    providers.withdraw(removed);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindTokens(AgentTokens added) {
    providers.tokens(added);
  }

  void unbindTokens(AgentTokens removed) {
    providers.withdraw(removed);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindLimits(RequestLimitsComponent limits) {
    providers.limits(limits);
  }

  void unbindLimits(RequestLimitsComponent limits) {
    providers.withdrawLimits(limits);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindAudit(AuditTrail trail) {
    providers.audit(trail);
  }

  void unbindAudit(AuditTrail trail) {
    providers.withdraw(trail);
  }
}
