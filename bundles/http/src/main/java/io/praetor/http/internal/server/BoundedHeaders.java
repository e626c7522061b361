package io.praetor.http.internal.server;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.TooLongHttpHeaderException;

/**
 * Headers of a request, not more than a number of them. Their size is no bound of the memory that
 * they take: a field of four bytes becomes an entry of a hundred.
 */
final class BoundedHeaders extends DefaultHttpHeaders {

  /** Clients and proxies send some tens of fields. */
  static final int MAX_FIELDS = 1_000;

  static final HttpHeadersFactory FACTORY =
      new HttpHeadersFactory() {
        @Override
        public HttpHeaders newHeaders() {
          return new BoundedHeaders();
        }

        @Override
        public HttpHeaders newEmptyHeaders() {
          return EmptyHttpHeaders.INSTANCE;
        }
      };

  private int fields;

  /** Called by the decoder for every field. */
  @Override
  public HttpHeaders add(CharSequence name, Object value) {
    if (++fields > MAX_FIELDS) {
      throw new TooLongHttpHeaderException("more than " + MAX_FIELDS + " header fields");
    }
    return super.add(name, value);
  }
}
