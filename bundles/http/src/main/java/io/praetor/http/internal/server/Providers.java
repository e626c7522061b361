package io.praetor.http.internal.server;

import io.praetor.api.acl.AccessControl;
import io.praetor.api.acl.AgentTokens;
import io.praetor.api.audit.AuditTrail;
import io.praetor.api.metrics.Metrics;
import io.praetor.api.rpc.ApiRelay;
import io.praetor.api.state.StateStore;
import io.praetor.api.tls.TlsContexts;
import io.praetor.http.internal.routing.RouteRegistry;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What comes and goes while requests are served: endpoints, the state, certificates, the way to
 * other agents. Requests that miss something are told of every change.
 */
public final class Providers {

  private final RouteRegistry routes;
  private final BooleanSupplier starting;
  private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();
  private volatile StateStore store;
  private volatile TlsContexts tls;
  private volatile ApiRelay relay;
  private volatile Metrics metrics;
  private volatile AccessControl accessControl;
  private volatile AuditTrail audit;
  private volatile Supplier<RequestLimits> limits;
  private volatile AgentTokens tokens;

  /** What the last relay said; it stays true while that is being replaced. */
  private volatile boolean relaysHome;

  private volatile boolean relayKnown;

  /**
   * @param starting whether parts of the agent may still be about to appear for the first time
   */
  public Providers(LongSupplier nanoClock, BooleanSupplier starting) {
    this.routes = new RouteRegistry(nanoClock);
    this.starting = starting;
  }

  public void add(HttpEndpoint endpoint, int ranking, long serviceId, long bundleId) {
    routes.add(endpoint, ranking, serviceId, bundleId);
    changed();
  }

  /** A bundle is uninstalled; nobody needs to wait for what it served. */
  public void forget(long bundleId) {
    routes.forget(bundleId);
  }

  /** Returns the routes that are gone; what they were asked for may still be under way. */
  public List<Route> remove(long serviceId) {
    return routes.remove(serviceId);
  }

  public void store(StateStore added) {
    store = added;
    changed();
  }

  /** With a dynamic greedy reference the next one is set before the last one is taken away. */
  public void withdraw(StateStore removed) {
    if (store == removed) {
      store = null;
    }
  }

  public void tls(TlsContexts added) {
    tls = added;
  }

  public void withdraw(TlsContexts removed) {
    if (tls == removed) {
      tls = null;
    }
  }

  public void relay(ApiRelay added) {
    relaysHome = added.relaysHome();
    relayKnown = true;
    relay = added;
    changed();
  }

  public void withdraw(ApiRelay removed) {
    if (relay == removed) {
      relay = null;
    }
  }

  public void metrics(Metrics added) {
    metrics = added;
  }

  public void withdraw(Metrics removed) {
    if (metrics == removed) {
      metrics = null;
    }
  }

  public void accessControl(AccessControl added) {
    accessControl = added;
    changed();
  }

  public void withdraw(AccessControl removed) {
    if (accessControl == removed) {
      accessControl = null;
    }
  }

  public void tokens(AgentTokens added) {
    tokens = added;
  }

  public void withdraw(AgentTokens removed) {
    if (tokens == removed) {
      tokens = null;
    }
  }

  /** Null while nobody can tell what callers may do. */
  AccessControl accessControl() {
    return accessControl;
  }

  public void limits(Supplier<RequestLimits> added) {
    limits = added;
  }

  public void withdrawLimits(Supplier<RequestLimits> removed) {
    if (limits == removed) {
      limits = null;
    }
  }

  public void audit(AuditTrail added) {
    audit = added;
    changed();
  }

  public void withdraw(AuditTrail removed) {
    if (audit == removed) {
      audit = null;
    }
  }

  /** Null while nobody records requests. */
  AuditTrail audit() {
    return audit;
  }

  RequestLimits limits() {
    Supplier<RequestLimits> present = limits;
    return present == null ? RequestLimits.NONE : present.get();
  }

  /** The token of requests that bring none; empty for none. */
  String defaultToken() {
    AgentTokens present = tokens;
    return present == null ? "" : present.secret(AgentTokens.Purpose.DEFAULT);
  }

  /** Null while nobody counts. */
  Metrics metrics() {
    return metrics;
  }

  RouteRegistry routes() {
    return routes;
  }

  StateStore store() {
    return store;
  }

  TlsContexts tls() {
    return tls;
  }

  /** Null while there is none. */
  ApiRelay relay() {
    return relay;
  }

  /** Whether this agent has a way to others, even if it is being replaced just now. */
  boolean isRelayKnown() {
    return relayKnown;
  }

  /** Whether requests for the own datacenter take that way. */
  boolean relaysHome() {
    return relaysHome;
  }

  boolean isStarting() {
    return starting.getAsBoolean();
  }

  /** From now on the task runs, on any thread, whenever something has been added. */
  void watch(Runnable task) {
    waiting.add(task);
  }

  void unwatch(Runnable task) {
    waiting.remove(task);
  }

  private void changed() {
    waiting.forEach(Runnable::run);
  }
}
