package io.praetor.acl.internal;

import io.praetor.acl.internal.decide.Stance;
import io.praetor.acl.internal.resolve.DownPolicy;
import io.praetor.acl.internal.resolve.LocalAccess;
import io.praetor.acl.internal.resolve.RecoveryToken;
import io.praetor.acl.internal.resolve.RemoteAccess;
import io.praetor.acl.internal.resolve.ServerAccess;
import io.praetor.acl.internal.resolve.ServerInquiry;
import io.praetor.api.acl.AccessControl;
import io.praetor.api.acl.AgentTokens;
import io.praetor.api.acl.Authorizer;
import io.praetor.api.config.AclSettings;
import io.praetor.api.rpc.ApiRelay;
import io.praetor.api.state.StateStore;
import io.praetor.format.home.DatacenterApi;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Tells on servers what callers may do. */
@Component(
    configurationPid = AclSettings.SERVER_PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = AccessControl.class,
    immediate = true)
public final class ServerAccessComponent implements AccessControl {

  private final ServerAccess access;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile ApiRelay relay;

  /** Dynamic: the next version of this bundle begins with the tokens of the last. */
  @Reference(policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
  private volatile AgentTokens tokens;

  @Activate
  public ServerAccessComponent(AclSettings settings, @Reference StateStore store) {
    Stance stance = Stance.of(settings);
    LocalAccess local =
        new LocalAccess(store, settings.datacenter(), stance, System::currentTimeMillis);
    RecoveryToken recovery =
        new RecoveryToken(() -> tokens, settings.nodeName(), settings.datacenter());
    access = new ServerAccess(local, recovery, primary(settings));
  }

  /** Who knows tokens of the primary datacenter that are not here. */
  private AccessControl primary(AclSettings settings) {
    if (settings.datacenter().equalsIgnoreCase(settings.primaryDatacenter())) {
      return null;
    }
    DatacenterApi api = new DatacenterApi(settings.datacenter(), () -> relay, () -> null);
    return new RemoteAccess(
        ServerInquiry.primary(api, settings.primaryDatacenter()),
        remote(settings),
        System::nanoTime,
        System::currentTimeMillis);
  }

  /** What is told of a token, its policies and its roles counts for the shortest of their times. */
  static RemoteAccess.Settings remote(AclSettings settings) {
    long ttlMillis =
        Math.min(
            settings.tokenTtlMillis(),
            Math.min(settings.policyTtlMillis(), settings.roleTtlMillis()));
    return new RemoteAccess.Settings(
        settings.datacenter(),
        Stance.of(settings),
        DownPolicy.of(settings.downPolicy()),
        Duration.ofMillis(ttlMillis).toNanos());
  }

  @Override
  public CompletableFuture<Authorizer> authorizer(String secret) {
    return access.authorizer(secret);
  }

  @Override
  public CompletableFuture<Authorizer> relayed(String secret) {
    return access.relayed(secret);
  }
}
