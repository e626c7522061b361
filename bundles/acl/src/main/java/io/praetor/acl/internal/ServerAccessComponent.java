package io.praetor.acl.internal;

import io.praetor.acl.internal.decide.Stance;
import io.praetor.acl.internal.resolve.LocalAccess;
import io.praetor.acl.internal.resolve.RecoveryToken;
import io.praetor.acl.internal.resolve.ServerAccess;
import io.praetor.api.acl.AccessControl;
import io.praetor.api.acl.AgentTokens;
import io.praetor.api.acl.Authorizer;
import io.praetor.api.config.AclSettings;
import io.praetor.api.state.StateStore;
import java.util.concurrent.CompletableFuture;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

/** Tells on servers what callers may do. */
@Component(
    configurationPid = AclSettings.SERVER_PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = AccessControl.class,
    immediate = true)
public final class ServerAccessComponent implements AccessControl {

  private final ServerAccess access;

  @Activate
  public ServerAccessComponent(
      AclSettings settings, @Reference StateStore store, @Reference AgentTokens tokens) {
    Stance stance = Stance.of(settings);
    LocalAccess local =
        new LocalAccess(store, settings.datacenter(), stance, System::currentTimeMillis);
    access =
        new ServerAccess(
            local, new RecoveryToken(tokens, settings.nodeName(), settings.datacenter()), null);
  }

  @Override
  public CompletableFuture<Authorizer> authorizer(String secret) {
    return access.authorizer(secret);
  }
}
