package io.praetor.format.hcl;

/** A text that is no HCL; the message is for the person who wrote it. */
public final class HclException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;
  private final String reason;

  HclException(int line, int column, String reason) {
    super("line " + line + ": " + reason);
    this.line = line;
    this.column = column;
    this.reason = reason;
  }

  HclException(int line, int column, String reason, Throwable cause) {
    this(line, column, reason);
    initCause(cause);
  }

  /** Where and why, as HCL itself tells it: {@code At 1:12: …}. */
  public String located() {
    return "At " + line + ":" + column + ": " + reason;
  }
}
