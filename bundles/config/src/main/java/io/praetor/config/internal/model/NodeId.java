package io.praetor.config.internal.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** Node ids: UUIDs in lower case. */
public final class NodeId {

  private static final Pattern FORM =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private NodeId() {}

  /** Whether the text is a node id. */
  public static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }

  /** An id that is the same each time for one machine, and does not give its own id away. */
  public static String ofMachine(String machineId) {
    byte[] text = machineId.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    try {
      ByteBuffer hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-512").digest(text));
      return new UUID(hash.getLong(), hash.getLong()).toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-512", e);
    }
  }
}
