package io.praetor.agent.internal.local;

import io.praetor.agent.internal.Surroundings;
import io.praetor.api.config.AgentSettings;
import io.praetor.api.error.PlatformException;
import io.praetor.format.home.DatacenterApi;
import io.praetor.spi.agent.LocalRegistry;
import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckRunner;
import io.praetor.spi.check.LocalChecks;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The services and checks of this agent with all that happens to them. One thread registers, keeps
 * files and talks to the catalog; the registry may be read by any.
 */
public final class LocalState implements HttpEndpoint, LocalChecks, LocalServices, AutoCloseable {

  private final Registry registry = new Registry();
  private final ScheduledExecutorService thread;
  private final RandomGenerator random;
  private final long holdMillis;
  private final Followers followers;
  private final RunningChecks running;
  private final HashWaits waits;
  private final AntiEntropy sync;
  private final Definitions definitions;
  private final HandedOver kept;
  private final Registrar registrar;
  private final CriticalTimes critical = new CriticalTimes();
  private final List<Route> routes;
  private final LocalRegistry ofBundles;
  private volatile boolean outputDiscarded;

  /**
   * Who this node is.
   *
   * @param dataDirectory empty to keep nothing
   * @param handover where one version of this bundle leaves to the next what it knows of checks;
   *     null for nowhere
   */
  public record Node(OwnNode own, String dataDirectory, Path handover) {

    public static Node of(AgentSettings settings, Path handover) {
      OwnNode own =
          new OwnNode(
              settings.nodeName(),
              settings.nodeId(),
              settings.datacenter(),
              settings.advertiseAddress(),
              pairs(settings.taggedAddresses()),
              pairs(settings.nodeMeta()));
      return new Node(own, settings.dataDirectory(), handover);
    }

    private static Map<String, String> pairs(String[] texts) {
      Map<String, String> pairs = new LinkedHashMap<>();
      for (String text : texts) {
        int equals = text.indexOf('=');
        pairs.put(text.substring(0, equals), text.substring(equals + 1));
      }
      return pairs;
    }
  }

  /**
   * What may be done.
   *
   * @param holdMillis how long the catalog need not hear of another output; 0 for not at all
   */
  public record Rules(
      boolean scriptsFromApi,
      boolean scriptsFromFiles,
      long holdMillis,
      SidecarPorts sidecarPorts) {}

  public LocalState(
      Node node,
      Rules allowed,
      Surroundings surroundings,
      RandomGenerator random,
      ScheduledExecutorService thread) {
    OwnNode own = node.own();
    this.thread = thread;
    this.random = random;
    holdMillis = allowed.holdMillis();
    followers = new Followers(registry, thread);
    running = new RunningChecks(registry, this::found);
    waits = new HashWaits(thread);
    sync =
        new AntiEntropy(
            registry,
            new HomeCatalog(
                new DatacenterApi(own.datacenter(), surroundings::relay, surroundings::api),
                own,
                surroundings::secret),
            () -> clusterSize(surroundings),
            random,
            thread);
    CheckKinds kinds = new CheckKinds(running::runner);
    CheckRules rules = new CheckRules(kinds, allowed.scriptsFromApi(), allowed.scriptsFromFiles());
    Kept files =
        node.dataDirectory().isEmpty()
            ? Kept.NOTHING
            : new KeptFiles(Path.of(node.dataDirectory()), () -> Instant.now().getEpochSecond());
    kept = new HandedOver(files, node.handover());
    registrar =
        new Registrar(registry, running, rules, kept, new Listeners(), allowed.sidecarPorts());
    Orders orders = new Orders(thread);
    ofBundles = new BundleRegistry(registry, registrar, kinds, thread);
    definitions = new Definitions(registry, registrar, rules);
    thread.execute(registrar::restore);
    removeCriticalLater();
    routes =
        Stream.of(
                new ServiceEndpoint(
                    own.datacenter(),
                    new LocalRights(own.name(), registry),
                    registry,
                    registrar,
                    kinds,
                    orders,
                    waits),
                new CheckEndpoint(own.name(), registry, registrar, rules, orders),
                new LocalHealthEndpoint(own.name(), own.datacenter(), registry))
            .flatMap(endpoint -> endpoint.routes().stream())
            .toList();
  }

  private void removeCriticalLater() {
    var unused =
        thread.schedule(
            () -> {
              removeCriticalLater();
              critical
                  .overdue(registry.checks(), nowMillis())
                  .forEach(registrar::deregisterService);
            },
            CriticalTimes.INTERVAL_MILLIS,
            TimeUnit.MILLISECONDS);
  }

  private static long nowMillis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  private static int clusterSize(Surroundings surroundings) {
    try {
      return surroundings.lan().members().size();
    } catch (PlatformException e) {
      return 1; // gossip is away just now
    }
  }

  /**
   * Brings the definitions of the configuration into force, and takes back former ones.
   *
   * @param refused hears why a definition is passed over
   */
  public void define(List<String> services, List<String> checks, Consumer<String> refused) {
    thread.execute(() -> definitions.replace(services, checks, refused));
  }

  /** Whether nobody is to see what checks say from now on. */
  public void discardOutput(boolean discard) {
    outputDiscarded = discard;
  }

  /** A server came: it may know nothing of what others were told. */
  public void serverCame() {
    sync.compareAll();
  }

  @Override
  public void deregisterService(String id) {
    thread.execute(() -> registrar.deregisterService(id));
  }

  @Override
  public void deregisterCheck(String id) {
    thread.execute(() -> registrar.deregisterCheck(id));
  }

  @Override
  public void tellNothingMore() {
    sync.end();
  }

  @Override
  public Map<String, List<String>> tags() {
    Map<String, List<String>> tags = new LinkedHashMap<>();
    registry.services().forEach(one -> tags.put(one.service().id(), one.service().tags()));
    return tags;
  }

  public void runBy(CheckRunner runner) {
    running.runBy(runner);
  }

  public void lose(CheckRunner runner) {
    running.lose(runner);
  }

  /** Has no check run any more; what is known of them stays. */
  public void stopChecks() {
    running.stopAll();
  }

  /** Where bundles register theirs. */
  public LocalRegistry ofBundles() {
    return ofBundles;
  }

  private void found(String id, CheckDefinition definition, String status, String output) {
    String before = registry.check(id).map(check -> check.check().status()).orElse(status);
    Registry.Outcome outcome =
        registry.found(id, definition, status, outputDiscarded ? "" : output, holdMillis > 0);
    if (outcome == Registry.Outcome.HELD) {
      long pause = holdMillis / 2 + random.nextLong(holdMillis);
      var unused = thread.schedule(() -> release(id), pause, TimeUnit.MILLISECONDS);
    } else if (outcome == Registry.Outcome.CHANGED) {
      sync.changed();
    }
    if (outcome != Registry.Outcome.SAME && !status.equals(before)) {
      SyncLog.changed(id, status);
    }
    if (outcome != Registry.Outcome.SAME) {
      critical.found(id, status, nowMillis());
      registry.check(id).ifPresent(check -> followers.changed(check.check().serviceId()));
    }
  }

  private void release(String id) {
    if (registry.releaseOutput(id)) {
      sync.changed();
    }
  }

  /** Passes on what is new. */
  private final class Listeners implements Registrar.News {

    @Override
    public void changed(String serviceId) {
      sync.changed();
      followers.changed(serviceId);
      waits.changed(serviceId);
    }

    @Override
    public void checkRegistered(String id) {
      critical.forget(id);
    }
  }

  @Override
  public Runnable follow(String serviceId, Listener listener) {
    return followers.follow(serviceId, listener);
  }

  @Override
  public List<Route> routes() {
    return routes;
  }

  @Override
  public void close() {
    kept.leave(registry.checks());
    stopChecks();
    sync.close();
    thread.shutdownNow();
  }
}
