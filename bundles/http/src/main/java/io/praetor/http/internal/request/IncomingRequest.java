package io.praetor.http.internal.request;

import io.praetor.api.acl.Authorizer;
import io.praetor.spi.http.HttpRequest;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.function.UnaryOperator;

/** A request as endpoints see it. */
public final class IncomingRequest implements HttpRequest {

  private final String method;
  private final RequestTarget target;
  private final QueryString query;
  private final UnaryOperator<String> headers;
  private final byte[] body;
  private final Flow.Publisher<byte[]> pieces;
  private final Sender sender;
  private final int prefixLength;
  private final Authorizer caller;

  /**
   * @param body empty when there are pieces
   * @param pieces a body that is still to come, or null
   * @param prefixLength length of the route's path when that is a prefix, otherwise that of the
   *     whole path
   * @param caller null when the route needs none
   */
  public IncomingRequest(
      String method,
      RequestTarget target,
      QueryString query,
      UnaryOperator<String> headers,
      byte[] body,
      Flow.Publisher<byte[]> pieces,
      Sender sender,
      int prefixLength,
      Authorizer caller) {
    this.method = method;
    this.target = target;
    this.query = query;
    this.headers = headers;
    this.body = body;
    this.pieces = pieces;
    this.sender = sender;
    this.prefixLength = prefixLength;
    this.caller = caller;
  }

  public QueryString query() {
    return query;
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public String path() {
    return target.path();
  }

  @Override
  public String remainder() {
    return target.path().substring(prefixLength);
  }

  @Override
  public String rawQuery() {
    return target.rawQuery();
  }

  @Override
  public boolean has(String parameter) {
    return query.has(parameter);
  }

  @Override
  public String parameter(String name) {
    return query.first(name);
  }

  @Override
  public List<String> parameters(String name) {
    return query.all(name);
  }

  @Override
  public String header(String name) {
    return headers.apply(name);
  }

  @Override
  public byte[] body() {
    return body;
  }

  @Override
  public Flow.Publisher<byte[]> pieces() {
    return pieces == null ? new WholePieces(body) : pieces;
  }

  @Override
  public String token() {
    return TokenSource.token(query, headers);
  }

  /** Whoever asks for it has declared that everybody may. */
  @Override
  public Authorizer caller() {
    if (caller == null) {
      throw new IllegalStateException("the route needs nobody to be known");
    }
    return caller;
  }

  @Override
  public String relayedBy() {
    return sender.relayedBy();
  }

  @Override
  public String boundTo() {
    return sender.boundTo();
  }

  @Override
  public InetSocketAddress remote() {
    return sender.remote();
  }
}
