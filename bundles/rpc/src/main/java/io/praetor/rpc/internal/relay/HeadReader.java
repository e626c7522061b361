package io.praetor.rpc.internal.relay;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what {@link HeadWriter} wrote; nothing is made before its bytes are there. */
final class HeadReader {

  private final ByteBuffer in;

  HeadReader(byte[] bytes) {
    in = ByteBuffer.wrap(bytes);
  }

  int number8() throws MalformedRelayException {
    try {
      return in.get() & 0xff;
    } catch (BufferUnderflowException e) {
      throw tooShort();
    }
  }

  int number16() throws MalformedRelayException {
    return number8() << 8 | number8();
  }

  int number32() throws MalformedRelayException {
    return number16() << 16 | number16();
  }

  byte[] bytes() throws MalformedRelayException {
    int length = number32();
    if (length < 0 || length > in.remaining()) {
      throw tooShort();
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  String text() throws MalformedRelayException {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  Map<String, List<String>> headers() throws MalformedRelayException {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (int left = number16(); left > 0; left--) {
      String name = text();
      List<String> values = new ArrayList<>();
      for (int more = number16(); more > 0; more--) {
        values.add(text());
      }
      headers.put(name, values);
    }
    return headers;
  }

  /** Later versions append; what is not understood does not matter. */
  private static MalformedRelayException tooShort() {
    return new MalformedRelayException("it ends too early");
  }
}
