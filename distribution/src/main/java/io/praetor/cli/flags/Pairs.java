package io.praetor.cli.flags;

import io.praetor.cli.FlagException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Flags that are given as {@code key=value}, each as often as wanted; the last one wins. */
public final class Pairs {

  private Pairs() {}

  /** The values by their keys, sorted. */
  public static Map<String, String> of(String flag, List<String> given) throws FlagException {
    Map<String, String> pairs = new TreeMap<>();
    for (String text : given) {
      int equals = text.indexOf('=');
      if (equals < 0) {
        throw new FlagException(
            "invalid value \"%s\" for flag -%s: Missing \"=\" value in argument: %s"
                .formatted(text, flag, text));
      }
      pairs.put(text.substring(0, equals), text.substring(equals + 1));
    }
    return pairs;
  }
}
