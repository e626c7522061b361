package io.praetor.snapshot.internal.archive;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** SHA-256 sums of files, as the text that {@code sha256sum} writes and checks. */
final class Sums {

  private static final int DIGITS = 64;
  private static final String GAP = "  ";

  private final Map<String, String> byFile = new LinkedHashMap<>();

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Notes the sum of a file; false when there is one already. */
  boolean add(String file, MessageDigest digest) {
    return byFile.putIfAbsent(file, HexFormat.of().formatHex(digest.digest())) == null;
  }

  /** Fails unless there are sums of these files. */
  void require(String... files) throws ArchiveException {
    for (String file : files) {
      if (!byFile.containsKey(file)) {
        throw new ArchiveException("file missing for \"" + file + "\"");
      }
    }
  }

  byte[] encode() {
    StringBuilder text = new StringBuilder();
    byFile.forEach((file, sum) -> text.append(sum).append(GAP).append(file).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Fails unless the text has the right sum of each file, and of no other. */
  void check(byte[] text) throws ArchiveException {
    Set<String> missing = new HashSet<>(byFile.keySet());
    for (String line : new String(text, StandardCharsets.UTF_8).split("\n")) {
      if (!line.isEmpty()) {
        missing.remove(checkLine(line));
      }
    }
    if (!missing.isEmpty()) {
      throw new ArchiveException("file missing for \"" + missing.iterator().next() + "\"");
    }
  }

  private String checkLine(String line) throws ArchiveException {
    if (line.length() <= DIGITS || !line.startsWith(GAP, DIGITS)) {
      throw new ArchiveException("a line of the sums is malformed");
    }
    String file = line.substring(DIGITS + GAP.length());
    String sum = byFile.get(file);
    if (sum == null) {
      throw new ArchiveException("list missing hash for \"" + file + "\"");
    }
    if (!sum.equalsIgnoreCase(line.substring(0, DIGITS))) {
      throw new ArchiveException("hash check failed for \"" + file + "\"");
    }
    return file;
  }
}
