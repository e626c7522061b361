package io.praetor.http.internal.ui;

import io.praetor.spi.http.Handler;
import io.praetor.spi.http.Route;
import java.util.Map;

/** Routes for browsers: reading only, and of this very agent. */
final class WebRoute {

  private WebRoute() {}

  static Route of(String path, Handler handler) {
    return new Route(
        path, Map.of("GET", handler, "HEAD", handler), Route.BodyLimit.NONE, Route.Scope.AGENT);
  }
}
