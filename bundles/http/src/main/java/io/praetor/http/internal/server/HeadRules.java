package io.praetor.http.internal.server;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.praetor.http.internal.response.PlainText;
import io.praetor.spi.http.Content;
import java.util.Iterator;

/**
 * What a request's head has to be before anything else is asked of it. What two readers could
 * understand differently is refused, because one of them may stand in front of this one (RFC 9112
 * §11.2).
 */
final class HeadRules {

  private HeadRules() {}

  /** The refusal, or null. */
  static Content refusal(HttpRequest head) {
    HttpVersion version = head.protocolVersion();
    if (version.majorVersion() != 1) {
      return PlainText.of(505, "505 HTTP Version Not Supported: unsupported protocol version");
    }
    HttpHeaders headers = head.headers();
    Iterator<? extends CharSequence> hosts =
        headers.valueCharSequenceIterator(HttpHeaderNames.HOST);
    boolean named = hosts.hasNext();
    if (!named && version.minorVersion() > 0) {
      return PlainText.of(400, "400 Bad Request: missing required Host header");
    }
    if (named) {
      hosts.next();
      if (hosts.hasNext()) {
        return PlainText.of(400, "400 Bad Request: too many Host headers");
      }
    }
    if (!isKnownCoding(headers)) {
      return PlainText.of(501, "501 Not Implemented: unsupported transfer encoding");
    }
    boolean understood = version.minorVersion() == 0 || isKnownExpectation(headers);
    return understood ? null : Content.empty(417);
  }

  /** What is said to a client whose request cannot be taken apart. */
  static Content undecodable(Throwable cause) {
    boolean tooLong =
        cause instanceof TooLongHttpLineException || cause instanceof TooLongHttpHeaderException;
    return tooLong
        ? PlainText.of(431, "431 Request Header Fields Too Large")
        : PlainText.of(400, "400 Bad Request");
  }

  static boolean announcesBody(HttpRequest head) {
    return HttpUtil.isTransferEncodingChunked(head) || HttpUtil.getContentLength(head, 0L) > 0;
  }

  private static boolean isKnownExpectation(HttpHeaders headers) {
    String expected = headers.get(HttpHeaderNames.EXPECT);
    return expected == null || HttpHeaderValues.CONTINUE.contentEqualsIgnoreCase(expected);
  }

  /** A body in a coding that is not undone here would be taken for what was meant. */
  private static boolean isKnownCoding(HttpHeaders headers) {
    Iterator<? extends CharSequence> codings =
        headers.valueCharSequenceIterator(HttpHeaderNames.TRANSFER_ENCODING);
    return !codings.hasNext()
        || (HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.next()) && !codings.hasNext());
  }
}
