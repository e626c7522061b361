package io.praetor.health.internal.run;

import io.praetor.spi.check.CheckDefinition;
import java.nio.charset.StandardCharsets;

/** How much output is kept, in bytes of UTF-8. */
public final class OutputLimit {

  /** What a kind may say around the output that it read: an address, a status, how much it cut. */
  private static final int AROUND_BYTES_MAX = 4 * 1024;

  private final int agent;

  /**
   * A limit.
   *
   * @param agent the largest that any check of this agent may have
   */
  OutputLimit(int agent) {
    this.agent = agent;
  }

  /** How much of what it reads a check keeps. */
  long of(CheckDefinition definition) {
    long own = definition.number(CheckDefinition.OUTPUT_MAX_SIZE);
    return own > 0 ? Math.min(own, agent) : agent;
  }

  /** How long an output may be, all in all. */
  long ofWhole(CheckDefinition definition) {
    return of(definition) + AROUND_BYTES_MAX;
  }

  /** The head of a text; when that is not all, it says so in Consul's words. */
  public static String head(String text, long bytesMax) {
    if (text.length() <= bytesMax / Character.BYTES / 2) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= bytesMax) {
      return text;
    }
    int cut = (int) bytesMax;
    return new String(bytes, 0, cut, StandardCharsets.UTF_8)
        + " ... (captured "
        + cut
        + " of "
        + bytes.length
        + " bytes)";
  }
}
