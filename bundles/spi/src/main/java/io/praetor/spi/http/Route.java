package io.praetor.spi.http;

import java.util.Map;

/**
 * A path and what is done there.
 *
 * @param path exact, or a prefix when it ends in a slash; the rest is then {@link
 *     HttpRequest#remainder()}
 * @param handlers by method name in upper case, each with what it needs; OPTIONS and wrong methods
 *     are answered by the server
 * @param bodyLimit largest body that is read
 * @param scope who answers
 * @param readHeaders how much the headers tell of reads
 */
public record Route(
    String path,
    Map<String, Action> handlers,
    BodyLimit bodyLimit,
    Scope scope,
    ReadHeaders readHeaders) {

  public Route {
    handlers = Map.copyOf(handlers);
  }

  /** A route for the datacenter that needs no body. */
  public Route(String path, Map<String, Action> handlers) {
    this(path, handlers, BodyLimit.NONE);
  }

  /** A route for the datacenter. */
  public Route(String path, Map<String, Action> handlers, BodyLimit bodyLimit) {
    this(path, handlers, bodyLimit, Scope.DATACENTER);
  }

  /** A route whose headers tell of reads that found out something. */
  public Route(String path, Map<String, Action> handlers, BodyLimit bodyLimit, Scope scope) {
    this(path, handlers, bodyLimit, scope, ReadHeaders.SUCCESSES);
  }

  /** A route for the datacenter that needs no body. */
  public Route(String path, Map<String, Action> handlers, ReadHeaders readHeaders) {
    this(path, handlers, BodyLimit.NONE, Scope.DATACENTER, readHeaders);
  }

  /** Whom a request is meant for. */
  public enum Scope {
    /** Any server of the datacenter that the parameter {@code dc} names. */
    DATACENTER,
    /** Any server of this agent's datacenter: {@code dc} means nothing. */
    HOME,
    /** This very agent, whatever {@code dc} says. */
    AGENT
  }

  /** What Consul's headers tell of reads differs from endpoint to endpoint. */
  public enum ReadHeaders {
    /** Index, leader and age of what was read; nothing when reading failed. */
    SUCCESSES,
    /** The same, and that there is nothing to tell when reading failed. */
    ALWAYS,
    /** The same, and how consistent a read was that succeeded. */
    CONSISTENCY
  }

  /**
   * How much body a route takes, and how.
   *
   * @param bytes larger bodies are refused with 413, before they are read when they say how large
   *     they are
   * @param help where the limit is documented, part of the refusal
   * @param streamed whether the handler is called before there is a body, and takes {@link
   *     HttpRequest#pieces()}; otherwise the body comes whole and is kept in memory
   */
  public record BodyLimit(long bytes, String help, boolean streamed) {

    /** For routes without a body; small ones are ignored as HTTP asks. */
    public static final BodyLimit NONE = new BodyLimit(64 * 1024, "");

    public BodyLimit {
      if (!streamed && bytes > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("a body of " + bytes + " bytes fits into no memory");
      }
    }

    /** A limit for bodies that come whole. */
    public BodyLimit(long bytes, String help) {
      this(bytes, help, false);
    }
  }
}
