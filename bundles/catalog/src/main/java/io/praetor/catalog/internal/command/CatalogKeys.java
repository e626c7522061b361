package io.praetor.catalog.internal.command;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Where rows of the catalog stand. Nobody may have two nodes or services whose names differ in case
 * only, as in Consul, so keys are in lower case.
 */
public final class CatalogKeys {

  /** Longest name that fits twice into a key with its dividers (the state takes 2,047 bytes). */
  public static final int NAME_BYTES_MAX = 1_000;

  /** What is said of a name that does not fit. */
  public static final String UNFIT =
      "Invalid name: it holds a NUL character or is longer than " + NAME_BYTES_MAX + " bytes";

  static final byte[] SERVICES_GONE = bytes("x\0s");
  static final byte[] DESTINATIONS_GONE = bytes("x\0d");
  static final byte[] GATEWAYS = bytes("x\0g");

  private static final String DIVIDER = "\0";

  private CatalogKeys() {}

  public static byte[] node(String name) {
    return bytes(folded(name));
  }

  /** Key of a service or a check on a node, or of a coordinate in a segment. */
  public static byte[] onNode(String node, String id) {
    return bytes(folded(node) + DIVIDER + folded(id));
  }

  /** What the keys of everything on a node begin with. */
  public static byte[] allOnNode(String node) {
    return bytes(folded(node) + DIVIDER);
  }

  /** What the index keys of rows of this service, status or node id begin with. */
  public static byte[] allOf(String name) {
    return bytes(folded(name) + DIVIDER);
  }

  /**
   * What the index keys of checks on a node begin with.
   *
   * @param service of this service; empty for the checks of the node itself
   */
  public static byte[] checksOf(String service, String node) {
    return bytes(folded(service) + DIVIDER + folded(node) + DIVIDER);
  }

  /** What the index keys of nodes begin with whose ids begin so. */
  public static byte[] nodeIdPrefix(String prefix) {
    return bytes(folded(prefix));
  }

  static byte[] serviceIndex(String service) {
    return bytes("s" + DIVIDER + folded(service));
  }

  static byte[] destinationIndex(String service) {
    return bytes("d" + DIVIDER + folded(service));
  }

  static byte[] nodeIndex(String node) {
    return bytes("n" + DIVIDER + folded(node));
  }

  public static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Whether a name can be part of a key. */
  public static boolean fits(String name) {
    return name.indexOf('\0') < 0 && bytes(folded(name)).length <= NAME_BYTES_MAX;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
