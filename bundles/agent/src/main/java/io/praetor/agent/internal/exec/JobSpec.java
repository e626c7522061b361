package io.praetor.agent.internal.exec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is to be run: a line for the shell, a program with arguments, or a script.
 *
 * @param command empty for none
 * @param args empty for none
 * @param script empty for none
 * @param waitMillis how long the other side waits for a sign of life
 */
record JobSpec(String command, List<String> args, byte[] script, long waitMillis) {

  /** Signs of life are given no more often, and no more seldom, than this. */
  private static final long WAIT_MILLIS_MIN = 100;

  private static final long WAIT_MILLIS_MAX = 3_600_000;

  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final JsonFactory FACTORY = new JsonFactory();

  /** Reads the value of a job's key. */
  static JobSpec parse(byte[] json) throws IOException {
    String command = "";
    List<String> args = new ArrayList<>();
    byte[] script = {};
    long waitNanos = 0;
    try (JsonParser in = FACTORY.createParser(json)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("no JSON object");
      }
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName().toLowerCase(Locale.ROOT);
        JsonToken value = in.nextToken();
        switch (name) {
          case "command" -> command = text(in, value);
          case "args" -> args = texts(in, value);
          case "script" -> script = value == JsonToken.VALUE_STRING ? in.getBinaryValue() : script;
          case "wait" -> waitNanos = value == JsonToken.VALUE_NUMBER_INT ? in.getLongValue() : 0;
          default -> in.skipChildren();
        }
      }
    }
    long wait = Math.min(Math.max(waitNanos / NANOS_PER_MILLI, WAIT_MILLIS_MIN), WAIT_MILLIS_MAX);
    return new JobSpec(command, List.copyOf(args), script, wait);
  }

  private static String text(JsonParser in, JsonToken value) throws IOException {
    if (value.isStructStart()) {
      throw new IOException("no text: " + in.currentName());
    }
    return value == JsonToken.VALUE_NULL ? "" : in.getText();
  }

  private static List<String> texts(JsonParser in, JsonToken value) throws IOException {
    List<String> texts = new ArrayList<>();
    if (value == JsonToken.START_ARRAY) {
      while (in.nextToken() != JsonToken.END_ARRAY) {
        texts.add(text(in, in.currentToken()));
      }
    }
    return texts;
  }
}
