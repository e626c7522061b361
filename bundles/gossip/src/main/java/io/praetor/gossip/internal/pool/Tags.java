package io.praetor.gossip.internal.pool;

import java.util.Map;
import java.util.TreeMap;

/** Tags as settings hold them: {@code key=value}. */
final class Tags {

  private Tags() {}

  static Map<String, String> parse(String[] texts) {
    Map<String, String> tags = new TreeMap<>();
    for (String text : texts) {
      int split = text.indexOf('=');
      if (split > 0) {
        tags.put(text.substring(0, split), text.substring(split + 1));
      }
    }
    return tags;
  }
}
