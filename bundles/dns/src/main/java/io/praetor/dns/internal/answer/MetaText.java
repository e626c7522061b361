package io.praetor.dns.internal.answer;

import io.praetor.dns.internal.message.RecordData;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What users say of a node as TXT records: {@code key=value} (RFC 1464). */
final class MetaText {

  /** Keys that begin so say that the value is the whole text. */
  private static final String BARE = "rfc1035-";

  private static final int PART_BYTES_MAX = 255;

  private MetaText() {}

  static RecordData.Text of(Map.Entry<String, String> pair) {
    boolean bare = pair.getKey().toLowerCase(Locale.ROOT).startsWith(BARE);
    return parts(bare ? pair.getValue() : quoted(pair.getKey(), pair.getValue()));
  }

  static String quoted(String key, String value) {
    String name = key.replace("`", "``").replace("=", "`=");
    int front = 0;
    while (front < name.length() && name.charAt(front) == ' ') {
      front++;
    }
    int back = name.length();
    while (back > front && name.charAt(back - 1) == ' ') {
      back--;
    }
    return "` ".repeat(front)
        + name.substring(front, back)
        + "` ".repeat(name.length() - back)
        + "="
        + value.replace("`", "``");
  }

  private static RecordData.Text parts(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<byte[]> parts = new ArrayList<>();
    int at = 0;
    do {
      int end = Math.min(bytes.length, at + PART_BYTES_MAX);
      parts.add(Arrays.copyOfRange(bytes, at, end));
      at = end;
    } while (at < bytes.length);
    return new RecordData.Text(parts);
  }
}
