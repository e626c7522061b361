package io.praetor.cli.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** An agent's answer, whole. */
public record Response(int status, byte[] body) {

  static final int OK = 200;
  private static final int NOT_FOUND = 404;

  public boolean isNotFound() {
    return status == NOT_FOUND;
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The agent did not do what it was asked. */
  public static final class UnexpectedStatusException extends IOException {
    private static final long serialVersionUID = 1L;

    UnexpectedStatusException(String message) {
      super(message);
    }
  }

  /** The agent's answer to anything but keys; what it said is told whole. */
  public Response requireOk() throws UnexpectedStatusException {
    if (status != OK) {
      throw new UnexpectedStatusException(
          "Unexpected response code: " + status + " (" + text() + ")");
    }
    return this;
  }

  /** Consul's client tells a reader the status alone. */
  public Response requireOkToRead() throws IOException {
    if (status != OK && status != NOT_FOUND) {
      throw new IOException("Unexpected response code: " + status);
    }
    return this;
  }

  /** Consul's client tells a writer what the server said, too. */
  public Response requireOkToWrite() throws IOException {
    if (status != OK) {
      throw new IOException("Unexpected response code: " + status + " (" + text().strip() + ")");
    }
    return this;
  }

  /** Whether the answer to a conditional write was {@code true}. */
  public boolean isTrue() {
    return text().contains("true");
  }
}
