package io.praetor.kv.internal.http;

import io.praetor.spi.http.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Cuts keys behind a separator once it is known which of them a caller sees: a folder is told only
 * when something in it is. Equal ones are interchangeable, so those who wait share the answer.
 *
 * @param prefix that the keys begin with
 * @param separator empty for none
 */
record CutKeys(String prefix, String separator) implements Function<KvKeys.Found, Content> {

  @Override
  public Content apply(KvKeys.Found found) {
    List<String> cut = new ArrayList<>();
    String last = null;
    for (String whole : found.keys()) {
      String key = KvKeys.cut(whole, prefix, separator);
      if (!key.equals(last)) {
        cut.add(key);
        last = key;
      }
    }
    return KvAnswers.KEYS.apply(new KvKeys.Found(cut, found.whole()));
  }
}
