package io.praetor.format.go;

import java.util.List;

/** Several refusals in one text, as Consul lists them. */
public final class ErrorList {

  private ErrorList() {}

  public static String text(List<String> errors) {
    String head = errors.size() == 1 ? "1 error" : errors.size() + " errors";
    return head + " occurred:\n\t* " + String.join("\n\t* ", errors) + "\n\n";
  }
}
