package io.praetor.acl.internal.http;

import io.praetor.acl.internal.agent.TokenChange;
import io.praetor.api.acl.Access;
import io.praetor.api.acl.Resource;
import io.praetor.api.config.AclSettings;
import io.praetor.format.json.Fields;
import io.praetor.format.json.Refusal;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** {@code /v1/agent/token/}: sets the agent's own tokens. */
public final class AgentTokenEndpoint implements HttpEndpoint {

  private static final Route.BodyLimit BODY = new Route.BodyLimit(64 * 1024, "");

  private final AclSettings settings;
  private final TokenChange tokens;
  private final Executor files;

  /**
   * Makes the endpoint.
   *
   * @param files where what blocks is done, one after the other
   */
  public AgentTokenEndpoint(AclSettings settings, TokenChange tokens, Executor files) {
    this.settings = settings;
    this.tokens = tokens;
    this.files = files;
  }

  @Override
  public List<Route> routes() {
    Need need = Need.of(Resource.AGENT, Access.WRITE, request -> settings.nodeName());
    return List.of(
        new Route(
            "/v1/agent/token/", Map.of("PUT", need.then(this::set)), BODY, Route.Scope.AGENT));
  }

  private Answer set(HttpRequest request) {
    if (!settings.enabled()) {
      return new Answer.Now(Plain.of(401, "ACL support disabled"));
    }
    String secret = Fields.of("AgentToken", request.body(), Refusal.REQUEST).text("Token");
    String name = request.remainder();
    if (!TokenChange.isName(name)) {
      return new Answer.Now(Plain.of(404, "Token \"" + name + "\" is unknown"));
    }
    return new Answer.Later(
        CompletableFuture.supplyAsync(
            () -> {
              tokens.set(name, secret);
              return Content.empty(200);
            },
            files));
  }
}
