package io.praetor.spi.http;

import java.util.Map;

/**
 * A path and what is done there.
 *
 * @param path exact, or a prefix when it ends in a slash; the rest is then {@link
 *     HttpRequest#remainder()}
 * @param handlers by method name in upper case; OPTIONS and wrong methods are answered by the
 *     server
 * @param bodyLimit largest body that is read
 * @param scope who answers
 */
public record Route(String path, Map<String, Handler> handlers, BodyLimit bodyLimit, Scope scope) {

  public Route {
    handlers = Map.copyOf(handlers);
  }

  /** A route for the datacenter that needs no body. */
  public Route(String path, Map<String, Handler> handlers) {
    this(path, handlers, BodyLimit.NONE);
  }

  /** A route for the datacenter. */
  public Route(String path, Map<String, Handler> handlers, BodyLimit bodyLimit) {
    this(path, handlers, bodyLimit, Scope.DATACENTER);
  }

  /** Whom a request is meant for. */
  public enum Scope {
    /** Any server of the datacenter that the parameter {@code dc} names. */
    DATACENTER,
    /** This very agent, whatever {@code dc} says. */
    AGENT
  }

  /**
   * How much body a route takes.
   *
   * @param bytes larger bodies are refused with 413 before they are read
   * @param help where the limit is documented, part of the refusal
   */
  public record BodyLimit(int bytes, String help) {

    /** For routes without a body; small ones are ignored as HTTP asks. */
    public static final BodyLimit NONE = new BodyLimit(64 * 1024, "");
  }
}
