package io.praetor.http.internal.response;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects a response's head. Reused for each response of one event loop; for one thread. */
final class HeadBuffer {

  private static final int FIRST_BYTES = 1_024;
  private static final int MAX_DIGITS = 20;

  private byte[] bytes = new byte[FIRST_BYTES];
  private int length;

  HeadBuffer clear() {
    length = 0;
    return this;
  }

  int length() {
    return length;
  }

  HeadBuffer put(byte[] part) {
    reserve(part.length);
    System.arraycopy(part, 0, bytes, length, part.length);
    length += part.length;
    return this;
  }

  HeadBuffer number(long number) {
    if (number < 0) {
      return text(Long.toUnsignedString(number));
    }
    reserve(MAX_DIGITS);
    int start = length;
    long rest = number;
    do {
      bytes[length++] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
    for (int left = start, right = length - 1; left < right; left++, right--) {
      byte swapped = bytes[left];
      bytes[left] = bytes[right];
      bytes[right] = swapped;
    }
    return this;
  }

  /** A header; line breaks and other control characters cannot get into the head. */
  HeadBuffer header(String name, String value) {
    return text(name).put(SEPARATOR).text(value).put(END_OF_LINE);
  }

  static final byte[] SEPARATOR = ascii(": ");
  static final byte[] END_OF_LINE = ascii("\r\n");

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  HeadBuffer text(String text) {
    reserve(text.length());
    for (int n = 0; n < text.length(); n++) {
      char c = text.charAt(n);
      bytes[length++] = (byte) (c >= ' ' && c < 0x7F ? c : '?');
    }
    return this;
  }

  void copyTo(ByteBuf target, int index) {
    target.setBytes(index, bytes, 0, length);
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
