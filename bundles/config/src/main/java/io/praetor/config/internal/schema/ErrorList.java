package io.praetor.config.internal.schema;

import java.util.List;

/** Several mistakes in one text, laid out as users and their scripts know it from Consul. */
public final class ErrorList {

  private ErrorList() {}

  /** The text of the mistakes, empty for none. */
  public static String text(List<String> mistakes) {
    if (mistakes.isEmpty()) {
      return "";
    }
    String count = mistakes.size() == 1 ? "1 error" : mistakes.size() + " errors";
    return count + " occurred:\n\t* " + String.join("\n\t* ", mistakes) + "\n\n";
  }
}
