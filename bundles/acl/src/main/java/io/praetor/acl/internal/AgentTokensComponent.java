package io.praetor.acl.internal;

import io.praetor.acl.internal.agent.OwnTokens;
import io.praetor.acl.internal.agent.TokenChange;
import io.praetor.acl.internal.http.AgentTokenEndpoint;
import io.praetor.api.acl.AgentTokens;
import io.praetor.api.config.AclSettings;
import io.praetor.format.thread.Daemons;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;

/** The agent's own tokens, and how they are set. */
@Component(
    configurationPid = AclSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = {AgentTokens.class, HttpEndpoint.class},
    immediate = true)
public final class AgentTokensComponent implements AgentTokens, HttpEndpoint {

  private final OwnTokens tokens = new OwnTokens();
  private final ScheduledExecutorService files = Daemons.timer("acl-tokens");
  private final AgentTokenEndpoint endpoint;

  @Activate
  public AgentTokensComponent(AclSettings settings) {
    tokens.configure(settings);
    endpoint = new AgentTokenEndpoint(settings, new TokenChange(tokens), files);
  }

  @Modified
  void reload(AclSettings settings) {
    tokens.configure(settings);
  }

  @Deactivate
  void stop() {
    files.shutdown();
  }

  @Override
  public String secret(Purpose purpose) {
    return tokens.secret(purpose);
  }

  @Override
  public List<Route> routes() {
    return endpoint.routes();
  }
}
