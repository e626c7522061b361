package io.praetor.acl.internal;

import io.praetor.acl.internal.resolve.ClientAccess;
import io.praetor.acl.internal.resolve.RecoveryToken;
import io.praetor.acl.internal.resolve.RemoteAccess;
import io.praetor.acl.internal.resolve.ServerInquiry;
import io.praetor.api.acl.AccessControl;
import io.praetor.api.acl.AgentTokens;
import io.praetor.api.acl.Authorizer;
import io.praetor.api.config.AclSettings;
import io.praetor.api.rpc.ApiRelay;
import io.praetor.format.home.DatacenterApi;
import java.util.concurrent.CompletableFuture;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Tells on agents that are no servers what callers may do. */
@Component(
    configurationPid = AclSettings.CLIENT_PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = AccessControl.class,
    immediate = true)
public final class ClientAccessComponent implements AccessControl {

  private final ClientAccess access;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile ApiRelay relay;

  /** Dynamic: the next version of this bundle begins with the tokens of the last. */
  @Reference(policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
  private volatile AgentTokens tokens;

  @Activate
  public ClientAccessComponent(AclSettings settings) {
    DatacenterApi api = new DatacenterApi(settings.datacenter(), () -> relay, () -> null);
    access =
        new ClientAccess(
            new RecoveryToken(() -> tokens, settings.nodeName(), settings.datacenter()),
            new RemoteAccess(
                ServerInquiry.home(api),
                ServerAccessComponent.remote(settings),
                System::nanoTime,
                System::currentTimeMillis));
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
