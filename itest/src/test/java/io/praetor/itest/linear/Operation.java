package io.praetor.itest.linear;

/**
 * What a client did to one key, and when. Every written value is unique in its history.
 *
 * @param kind what was done
 * @param expected for {@link Kind#CAS} the value that had to be there, null for none
 * @param value what was written, or what {@link Kind#GET} returned, null for nothing
 * @param succeeded for {@link Kind#CAS} the answer
 * @param began before the request was sent
 * @param ended after the answer came; {@link #UNKNOWN} when it never came, and it may or may not
 *     have happened, then or later
 */
public record Operation(
    Kind kind, String expected, String value, boolean succeeded, long began, long ended) {

  /** End of an operation without an answer. */
  public static final long UNKNOWN = Long.MAX_VALUE;

  /** What can be done. */
  public enum Kind {
    GET,
    PUT,
    CAS
  }

  public static Operation get(String value, long began, long ended) {
    return new Operation(Kind.GET, null, value, true, began, ended);
  }

  public static Operation put(String value, long began, long ended) {
    return new Operation(Kind.PUT, null, value, true, began, ended);
  }

  public static Operation cas(
      String expected, String value, boolean succeeded, long began, long ended) {
    return new Operation(Kind.CAS, expected, value, succeeded, began, ended);
  }
}
