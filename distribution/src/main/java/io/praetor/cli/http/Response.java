package io.praetor.cli.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An agent's answer, whole.
 *
 * @param headers by their names in lower case
 */
public record Response(int status, Map<String, String> headers, byte[] body) {

  private static final String INDEX = "x-consul-index";
  private static final int FIRST_SERVER_ERROR = 500;

  static final int OK = 200;
  private static final int NOT_FOUND = 404;

  public boolean isNotFound() {
    return status == NOT_FOUND;
  }

  public boolean isOk() {
    return status == OK;
  }

  /** The index to wait with for the next answer, 0 if there is none. */
  public long index() {
    try {
      return Long.parseUnsignedLong(headers.getOrDefault(INDEX, "0"));
    } catch (NumberFormatException malformed) {
      return 0;
    }
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The agent did not do what it was asked. */
  public static final class UnexpectedStatusException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    UnexpectedStatusException(int status, String detail) {
      super("Unexpected response code: " + status + detail);
      this.status = status;
    }
  }

  /** The agent's answer to anything but keys; what it said is told whole. */
  public Response requireOk() throws UnexpectedStatusException {
    if (status != OK) {
      throw new UnexpectedStatusException(status, " (" + text() + ")");
    }
    return this;
  }

  /** Consul's client tells a reader the status alone. */
  public Response requireOkToRead() throws UnexpectedStatusException {
    if (status != OK && status != NOT_FOUND) {
      throw new UnexpectedStatusException(status, "");
    }
    return this;
  }

  /** Consul's client tells a writer what the server said, too. */
  public Response requireOkToWrite() throws UnexpectedStatusException {
    if (status != OK) {
      throw new UnexpectedStatusException(status, " (" + text().strip() + ")");
    }
    return this;
  }

  /** Whether the same read may well succeed a moment later. */
  public static boolean isPassing(IOException failure) {
    return !(failure instanceof UnexpectedStatusException refused)
        || refused.status >= FIRST_SERVER_ERROR;
  }

  /** Whether the answer to a conditional write was {@code true}. */
  public boolean isTrue() {
    return text().contains("true");
  }
}
