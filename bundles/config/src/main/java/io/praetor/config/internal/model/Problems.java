package io.praetor.config.internal.model;

import io.praetor.config.internal.schema.ErrorList;
import io.praetor.config.internal.syntax.ConfigurationException;
import java.util.ArrayList;
import java.util.List;

/** Mistakes of one kind that are told together, and warnings. */
final class Problems {

  private final List<String> mistakes = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  void mistake(String text) {
    mistakes.add(text);
  }

  void warn(String text) {
    warnings.add(text);
  }

  List<String> warnings() {
    return warnings;
  }

  void failOnMistakes() throws ConfigurationException {
    if (!mistakes.isEmpty()) {
      throw new ConfigurationException(ErrorList.text(mistakes));
    }
  }

  /** A rule that has to hold for the configuration to be of use. */
  static void require(boolean holds, String otherwise) throws ConfigurationException {
    if (!holds) {
      throw new ConfigurationException(otherwise);
    }
  }
}
