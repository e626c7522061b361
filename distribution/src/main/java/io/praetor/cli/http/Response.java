package io.praetor.cli.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** An agent's answer, whole. */
public record Response(int status, byte[] body) {

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  public boolean isNotFound() {
    return status == NOT_FOUND;
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
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
