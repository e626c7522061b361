package io.praetor.kv.internal.command;

/**
 * How much of the past may be kept. It travels with commands, because all servers must keep the
 * same and each may be configured otherwise for a while.
 *
 * @param changes how many changes, 0 for none
 * @param changeBytes what they may take
 * @param versions how many versions of each key, 0 for none
 * @param versionBytes what all versions may take
 */
public record KvLimits(long changes, long changeBytes, long versions, long versionBytes) {

  /** Nothing of the past. */
  public static final KvLimits NONE = new KvLimits(0, 0, 0, 0);

  /** What a row needs beside key and value, about. */
  private static final long ROW_BYTES = 64;

  /** What a key with its value takes. */
  static long size(String key, byte[] value) {
    return ROW_BYTES + key.length() + value.length;
  }
}
