package io.praetor.kv.internal;

import io.praetor.api.acl.AccessControl;
import io.praetor.api.acl.AgentTokens;
import io.praetor.api.config.KvSettings;
import io.praetor.api.state.StateStore;
import io.praetor.kv.internal.command.KvLimits;
import io.praetor.kv.internal.http.ChangeFeed;
import io.praetor.kv.internal.http.KvEndpoint;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Offers {@code /v1/kv} as soon as there is a configuration, long before there is a state. */
@Component(
    configurationPid = KvSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = HttpEndpoint.class,
    immediate = true)
public final class KvEndpointComponent implements HttpEndpoint {

  private final ChangeFeed feed =
      new ChangeFeed(
          () -> this.store,
          new CallerStanding(() -> this.access, () -> this.tokens),
          ForkJoinPool.commonPool());
  private final KvEndpoint endpoint;

  /** For those who follow changes as events; all else the server asks itself. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile StateStore store;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile AccessControl access;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile AgentTokens tokens;

  @Activate
  public KvEndpointComponent(KvSettings settings) {
    endpoint =
        new KvEndpoint(settings.maxValueBytes(), limits(settings), settings.listPolicy(), feed);
  }

  @Deactivate
  void stop() {
    feed.close();
  }

  /** How much of the past is kept by what is written here. */
  static KvLimits limits(KvSettings settings) {
    return new KvLimits(
        settings.maxChanges(),
        settings.maxChangeBytes(),
        settings.maxVersions(),
        settings.maxVersionBytes());
  }

  @Override
  public List<Route> routes() {
    return endpoint.routes();
  }
}
