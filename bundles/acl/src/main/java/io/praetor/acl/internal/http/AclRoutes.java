package io.praetor.acl.internal.http;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Resource;
import io.praetor.spi.http.Action;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.util.HashMap;
import java.util.Map;

/** Makes routes that say so where access is not controlled. */
final class AclRoutes {

  /** To see tokens, policies and the rest. */
  static final Need READ = Need.of(Resource.ACL, Access.READ);

  /** To change them. */
  static final Need WRITE = Need.of(Resource.ACL, Access.WRITE);

  /** Rules of the greatest length fit, escaped. */
  private static final Route.BodyLimit BODY = new Route.BodyLimit(2 * 1024 * 1024, "");

  private static final Need OFF = Need.nothing("access is not controlled");

  private final boolean enabled;

  AclRoutes(boolean enabled) {
    this.enabled = enabled;
  }

  /** A route of the datacenter; handlers are actions, by method. */
  Route route(String path, Map<String, Action> handlers) {
    return route(path, Route.Scope.DATACENTER, handlers);
  }

  Route route(String path, Route.Scope scope, Map<String, Action> handlers) {
    Map<String, Action> offered = new HashMap<>();
    handlers.forEach((method, handler) -> offered.put(method, enabled ? handler : off()));
    return new Route(path, offered, BODY, scope, Route.ReadHeaders.ALWAYS);
  }

  private static Action off() {
    return OFF.then(request -> new Answer.Now(Plain.of(401, "ACL support disabled")));
  }
}
