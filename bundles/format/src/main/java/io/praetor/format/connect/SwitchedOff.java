package io.praetor.format.connect;

import io.praetor.api.error.OperationFailedException;
import io.praetor.spi.http.Action;
import io.praetor.spi.http.Handler;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The routes of a mesh that is switched off: they are there and say so. */
public final class SwitchedOff {

  private static final Need OFF = Need.nothing("there is no mesh");

  private static final Handler REFUSING =
      request -> {
        throw new OperationFailedException("Connect must be enabled in order to use this endpoint");
      };

  private SwitchedOff() {}

  /** The same routes, in the same order, refusing. */
  public static List<Route> of(List<Route> routes) {
    return routes.stream().map(SwitchedOff::of).toList();
  }

  private static Route of(Route route) {
    Map<String, Action> refusing = new HashMap<>();
    route.handlers().keySet().forEach(method -> refusing.put(method, OFF.then(REFUSING)));
    return new Route(route.path(), refusing, route.bodyLimit(), route.scope(), route.readHeaders());
  }
}
