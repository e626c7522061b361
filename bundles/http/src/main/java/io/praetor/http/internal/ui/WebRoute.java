package io.praetor.http.internal.ui;

import io.praetor.spi.http.Action;
import io.praetor.spi.http.Handler;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.util.Map;

/** Routes for browsers: reading only, and of this very agent. */
final class WebRoute {

  private WebRoute() {}

  static Route of(String path, Handler handler) {
    Action read = Need.nothing("pages hold nothing that is not for everybody").then(handler);
    return new Route(
        path, Map.of("GET", read, "HEAD", read), Route.BodyLimit.NONE, Route.Scope.AGENT);
  }
}
