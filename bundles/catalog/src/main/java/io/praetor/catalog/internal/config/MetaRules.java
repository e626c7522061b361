package io.praetor.catalog.internal.config;

import io.praetor.api.error.OperationFailedException;
import io.praetor.format.go.ErrorList;
import io.praetor.format.go.GoText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How much users may say of what they configure. */
final class MetaRules {

  static final int PAIRS_MAX = 64;
  static final int KEY_BYTES_MAX = 128;
  static final int VALUE_BYTES_MAX = 512;

  private MetaRules() {}

  static void check(Map<String, String> meta) {
    refuse(problems(meta));
  }

  /** Refuses what has a problem. */
  static void refuse(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new OperationFailedException(ErrorList.text(problems));
    }
  }

  static List<String> problems(Map<String, String> meta) {
    List<String> errors = new ArrayList<>();
    if (meta.size() > PAIRS_MAX) {
      errors.add("Meta exceeds maximum element count " + PAIRS_MAX);
    }
    meta.forEach(
        (key, value) -> {
          if (isLonger(key, KEY_BYTES_MAX)) {
            errors.add("Meta key " + GoText.quoted(key) + tooLong(KEY_BYTES_MAX));
          }
          if (isLonger(value, VALUE_BYTES_MAX)) {
            errors.add("Meta value for key " + GoText.quoted(key) + tooLong(VALUE_BYTES_MAX));
          }
        });
    return errors;
  }

  static boolean isLonger(String text, int bytes) {
    return text.getBytes(StandardCharsets.UTF_8).length > bytes;
  }

  static String tooLong(int bytes) {
    return " exceeds maximum length " + bytes;
  }
}
