package io.praetor.acl.internal.http;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Resource;
import io.praetor.spi.http.Action;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Handler;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

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

  /**
   * Where things of one kind are made, and where each of them is read, changed and deleted.
   *
   * @param path of the kind, such as {@code /v1/acl/policy}; what is behind it names the thing
   * @param write takes that name, empty for a new thing
   */
  List<Route> things(
      String path, Handler read, BiFunction<HttpRequest, String, Answer> write, Handler delete) {
    return List.of(
        route(path, Map.of("PUT", WRITE.then(request -> write.apply(request, "")))),
        route(
            path + "/",
            Map.of(
                "GET",
                READ.then(read),
                "PUT",
                WRITE.then(request -> write.apply(request, request.remainder())),
                "DELETE",
                WRITE.then(delete))));
  }

  /**
   * What a request names behind its route.
   *
   * @param what it must name
   */
  static String named(HttpRequest request, String what) {
    if (request.remainder().isEmpty()) {
      throw Body.bad("Missing " + what);
    }
    return request.remainder();
  }

  private static Action off() {
    return OFF.then(request -> new Answer.Now(Plain.of(401, "ACL support disabled")));
  }
}
