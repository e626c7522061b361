package io.praetor.spi.http;

import io.praetor.api.acl.Authorizer;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Flow;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A request. Its whole body has arrived, unless the route {@linkplain Route.BodyLimit#streamed
 * streams} it. Valid until the answer is complete; immutable.
 */
@ProviderType
public interface HttpRequest {

  /** Method name in upper case. */
  String method();

  /** The decoded path. */
  String path();

  /** What follows the route's path when that is a prefix, decoded; empty otherwise. */
  String remainder();

  /** The part behind the question mark, as sent; empty when there is none. */
  String rawQuery();

  /** Whether the query has this parameter, with or without a value. */
  boolean has(String parameter);

  /** The first value of a query parameter, decoded; empty when it is missing or has none. */
  String parameter(String name);

  /** All values of a query parameter, in order. */
  List<String> parameters(String name);

  /** The first value of a header, or null; names are compared without regard to case. */
  String header(String name);

  /** The body; empty when there is none, and when the route streams it. Not to be changed. */
  byte[] body();

  /**
   * The body of a route that streams it, for one subscriber. Nothing is read of it before it is
   * asked for, and then no more than that. An error says that the rest will not come: the client
   * went away, or sent more than the limit. When the handler answers first, the rest is not read.
   */
  Flow.Publisher<byte[]> pieces();

  /** The secret of the caller's token, empty for none. */
  String token();

  /** What the caller may do; {@link Authorizer#UNLIMITED} where access is not controlled. */
  Authorizer caller();

  /** Name of the node whose agent passed the request on; empty when this agent was asked itself. */
  String relayedBy();

  /**
   * The one member whose node the request may write, where members are bound to the certificates of
   * their agents: that of the agent that passed it on. Empty for none, null where it may write
   * every one.
   */
  String boundTo();

  /** Where the request came from; null on a UNIX socket. */
  InetSocketAddress remote();
}
