package io.praetor.spi.http;

/**
 * What a route does for one method.
 *
 * @param need what the caller must be allowed to do
 * @param handler does it
 */
public record Action(Need need, Handler handler) implements Handler {

  @Override
  public Answer handle(HttpRequest request) {
    return handler.handle(request);
  }
}
