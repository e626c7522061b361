package io.praetor.http.internal.server;

import io.praetor.http.internal.request.IncomingRequest;
import io.praetor.spi.http.Need;
import java.util.function.Consumer;

/**
 * Looks at the caller once more: before the answer leaves for which he waited, and now and then
 * while one is under way that takes long or never ends. Thousands of requests wait with one each.
 */
final class Revision {

  private final Callers callers;
  private final Exchange exchange;
  private final IncomingRequest request;
  private final Need need;
  private final Consumer<Exchange> again;

  /**
   * @param need of the handler that has the request
   * @param again asks from the beginning
   */
  Revision(
      Callers callers,
      Exchange exchange,
      IncomingRequest request,
      Need need,
      Consumer<Exchange> again) {
    this.callers = callers;
    this.exchange = exchange;
    this.request = request;
    this.need = need;
    this.again = again;
  }

  /** Whether the caller may still do the same, as far as can be told at once. */
  boolean isUnchanged() {
    return callers.isUnchanged(exchange, request.query());
  }

  /** False as soon as he is known to be somebody else, or nobody. */
  boolean isStanding() {
    return callers.isStanding(exchange, request.query());
  }

  /** Whether he still has what the route needs; what cannot be told now counts as yes. */
  boolean mayGoOn() {
    return callers.mayGoOn(exchange, request.query(), need, request);
  }

  Consumer<Exchange> again() {
    return again;
  }
}
