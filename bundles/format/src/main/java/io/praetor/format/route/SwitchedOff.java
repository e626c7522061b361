package io.praetor.format.route;

import io.praetor.api.error.OperationFailedException;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.spi.http.Action;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Handler;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The routes of a mesh that is switched off: they are there and say so. */
public final class SwitchedOff {

  private static final Need OFF = Need.nothing("there is no mesh");

  /** A constant, as the rendering of every read. */
  private static final Function<Boolean, Content> REFUSAL = SwitchedOff::refuse;

  private static final Handler REFUSING =
      request -> {
        throw refusal();
      };

  /** Where headers tell of every read, they tell of this one, too. */
  private static final Handler REFUSING_TO_READ =
      request -> new Answer.Read<>(new Nothing(), REFUSAL);

  private SwitchedOff() {}

  /** Reads nothing. */
  private record Nothing() implements StateQuery<Boolean> {
    @Override
    public Answer<Boolean> run(ReadTxn txn) {
      return new Answer<>(true, Long.MAX_VALUE, true); // nobody waits for it
    }
  }

  private static Content refuse(Boolean nothing) {
    throw refusal();
  }

  /** The same routes, in the same order, refusing. */
  public static List<Route> of(List<Route> routes) {
    return routes.stream().map(SwitchedOff::of).toList();
  }

  private static Route of(Route route) {
    Handler handler =
        route.readHeaders() == Route.ReadHeaders.SUCCESSES ? REFUSING : REFUSING_TO_READ;
    Map<String, Action> refusing = new HashMap<>();
    route.handlers().keySet().forEach(method -> refusing.put(method, OFF.then(handler)));
    return new Route(route.path(), refusing, route.bodyLimit(), route.scope(), route.readHeaders());
  }

  private static OperationFailedException refusal() {
    return new OperationFailedException("Connect must be enabled in order to use this endpoint");
  }
}
