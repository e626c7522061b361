package io.praetor.session.internal.command;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Where sessions stand, and what they depend on in the catalog. */
public final class SessionKeys {

  private static final String DIVIDER = "\0";

  private SessionKeys() {}

  /** Key of a session of this id, which is in its canonical form. */
  public static byte[] session(String id) {
    return bytes(id);
  }

  /** What the index keys of all sessions of a node begin with. */
  public static byte[] ofNode(String node) {
    return bytes(folded(node) + DIVIDER);
  }

  public static byte[] node(String name) {
    return bytes(folded(name));
  }

  static byte[] check(String node, String id) {
    return bytes(folded(node) + DIVIDER + folded(id));
  }

  /** As names stand in keys: they are the same whatever their case. */
  static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
