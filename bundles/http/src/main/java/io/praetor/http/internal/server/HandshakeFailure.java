package io.praetor.http.internal.server;

import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.NotSslRecordException;
import javax.net.ssl.SSLException;

/** A connection that never came to be a TLS one, as it is told in a line of the log. */
final class HandshakeFailure {

  private HandshakeFailure() {}

  static boolean isOne(Throwable failure) {
    return failure instanceof DecoderException && failure.getCause() instanceof SSLException;
  }

  /** Netty's own message quotes all that the client sent. */
  static String text(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause instanceof NotSslRecordException ? "not TLS" : cause.getMessage();
  }
}
