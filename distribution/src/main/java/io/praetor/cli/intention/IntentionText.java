package io.praetor.cli.intention;

import io.praetor.cli.json.Json;

/** Intentions in messages. */
final class IntentionText {

  private static final String DEFAULT_NAMESPACE = "default";

  private IntentionText() {}

  /** The whole in a line: {@code web => db (allow)}. */
  static String of(Json intention) {
    int permissions = intention.get("Permissions").list().size();
    String detail =
        switch (permissions) {
          case 0 -> intention.get("Action").text();
          case 1 -> "1 permission";
          default -> permissions + " permissions";
        };
    return side(intention, "Source")
        + " => "
        + side(intention, "Destination")
        + " ("
        + detail
        + ")";
  }

  /** One side; the namespace that everything is in is not told. */
  static String side(Json intention, String side) {
    String whole = whole(intention, side);
    String usual = DEFAULT_NAMESPACE + "/";
    return whole.startsWith(usual) ? whole.substring(usual.length()) : whole;
  }

  /** One side with its namespace, if it has one. */
  static String whole(Json intention, String side) {
    String namespace = intention.get(side + "NS").text();
    String name = intention.get(side + "Name").text();
    return namespace.isEmpty() ? name : namespace + "/" + name;
  }
}
