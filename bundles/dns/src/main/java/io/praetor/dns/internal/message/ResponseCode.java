package io.praetor.dns.internal.message;

/** What became of a question (RFC 1035 section 4.1.1). */
public enum ResponseCode {
  NO_ERROR(0),
  FORMAT_ERROR(1),
  SERVER_FAILURE(2),
  NAME_ERROR(3),
  NOT_IMPLEMENTED(4),
  REFUSED(5);

  private final int number;

  ResponseCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
