package io.praetor.acl.internal.http;

import io.praetor.acl.internal.login.Validators;
import io.praetor.acl.internal.replicate.Progress;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import java.util.ArrayList;
import java.util.List;

/** {@code /v1/acl}. Says what is to be read or written. */
public final class AclEndpoint implements HttpEndpoint {

  private final List<Route> routes = new ArrayList<>();

  /**
   * Makes the endpoint.
   *
   * @param validators what checks credentials of those who log in
   */
  public AclEndpoint(Ground ground, ResetFile reset, Validators validators) {
    AclRoutes made = new AclRoutes(ground.settings().enabled());
    routes.add(new BootstrapEndpoint(ground, reset).route(made));
    routes.addAll(new TokenEndpoint(ground).routes(made));
    routes.addAll(new PolicyEndpoint(ground).routes(made));
    routes.addAll(new RoleEndpoint(ground).routes(made));
    routes.addAll(TemplateEndpoint.routes(made));
    routes.addAll(new MethodEndpoint(ground, validators).routes(made));
    routes.addAll(new BindingEndpoint(ground, validators).routes(made));
    routes.addAll(new LoginEndpoint(ground, validators).routes(made));
    routes.addAll(new AuthorizeEndpoint(ground).routes(made));
    if (!ground.settings().enabled()) {
      routes.addAll(new ReplicaEndpoint(ground.settings(), new Progress()).routes());
    }
  }

  @Override
  public List<Route> routes() {
    return List.copyOf(routes);
  }
}
