package io.praetor.format.go;

/** Ids that are looked up as UUIDs; refusals have the words of Consul's index. */
public final class Uuids {

  private static final int LENGTH = 36;
  private static final String FORM =
      "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

  private Uuids() {}

  public static boolean isOne(String text) {
    return text.length() == LENGTH && text.matches(FORM);
  }

  /** Why nothing can be found by this, empty when something can. */
  public static String problem(String text) {
    if (text.length() != LENGTH) {
      return "index error: UUID must be 36 characters";
    }
    return isOne(text) ? "" : "index error: Invalid UUID";
  }
}
