package io.praetor.http.internal.request;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Percent-decoding of paths and query parts. */
final class PercentDecoder {

  private PercentDecoder() {}

  /** Decodes a path; only UTF-8 is a name here. */
  static String path(String raw) throws MalformedRequestException {
    if (isPlain(raw, false)) {
      return raw;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes(raw, false)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedRequestException("Invalid URL path: not UTF-8");
    }
  }

  /** Decodes a name or value of a query; what is not UTF-8 is replaced. */
  static String query(String raw) throws MalformedRequestException {
    if (isPlain(raw, true)) {
      return raw;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .decode(bytes(raw, true))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isPlain(String raw, boolean plusIsSpace) {
    for (int n = 0; n < raw.length(); n++) {
      char c = raw.charAt(n);
      if (c == '%' || c > 0x7E || (plusIsSpace && c == '+')) {
        return false;
      }
    }
    return true;
  }

  /** The request line was read as ISO 8859-1: each character is one byte as sent. */
  private static ByteBuffer bytes(String raw, boolean plusIsSpace)
      throws MalformedRequestException {
    byte[] bytes = new byte[raw.length()];
    int length = 0;
    for (int n = 0; n < raw.length(); n++) {
      char c = raw.charAt(n);
      if (c == '%') {
        bytes[length++] = (byte) (digit(raw, n + 1) << 4 | digit(raw, n + 2));
        n += 2;
      } else {
        bytes[length++] = (byte) (plusIsSpace && c == '+' ? ' ' : c);
      }
    }
    return ByteBuffer.wrap(bytes, 0, length);
  }

  private static int digit(String raw, int at) throws MalformedRequestException {
    char c = at < raw.length() ? raw.charAt(at) : ' ';
    int digit = c <= 'f' ? Character.digit(c, 16) : -1;
    if (digit < 0) {
      throw new MalformedRequestException("Invalid URL: incomplete percent escape");
    }
    return digit;
  }
}
