package io.praetor.agent.internal.exec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * Where a job and its results are among the keys.
 *
 * @param prefix of all jobs
 * @param session that holds this one, and whose end is its end
 */
record JobKeys(String prefix, String session) {

  private static final JsonFactory FACTORY = new JsonFactory();

  /** Reads what an event carries: {@code {"Prefix": ..., "Session": ...}}. */
  static JobKeys parse(byte[] payload) throws IOException {
    String prefix = "";
    String session = "";
    try (JsonParser in = FACTORY.createParser(payload)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("no JSON object");
      }
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName().toLowerCase(Locale.ROOT);
        JsonToken value = in.nextToken();
        if (value.isStructStart()) {
          in.skipChildren();
        } else if (name.equals("prefix")) {
          prefix = in.getText();
        } else if (name.equals("session")) {
          session = in.getText();
        }
      }
    }
    if (session.isEmpty()) {
      throw new IOException("no session");
    }
    return new JobKeys(prefix, session);
  }

  String job() {
    return join(prefix, session, "job");
  }

  String acknowledgement(String node) {
    return join(prefix, session, node, "ack");
  }

  String output(String node, int number) {
    return join(prefix, session, node, "out", String.format(Locale.ROOT, "%05x", number));
  }

  String exitStatus(String node) {
    return join(prefix, session, node, "exit");
  }

  /** By the rules of Go's {@code path.Join}: no empty names, no {@code .}, no {@code ..}. */
  private static String join(String... parts) {
    Deque<String> names = new ArrayDeque<>();
    for (String name : String.join("/", parts).split("/")) {
      if (name.equals("..")) {
        names.pollLast();
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.addLast(name);
      }
    }
    return String.join("/", names);
  }
}
