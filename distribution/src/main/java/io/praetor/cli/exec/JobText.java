package io.praetor.cli.exec;

import io.praetor.cli.json.GoJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A job as agents read it: a line for the shell, a program with arguments, or a script.
 *
 * @param waitNanos how often agents give a sign of life
 */
record JobText(String command, List<String> args, byte[] script, long waitNanos) {

  boolean isEmpty() {
    return command.isEmpty() && args.isEmpty() && script.length == 0;
  }

  byte[] json() {
    List<String> fields = new ArrayList<>();
    if (!command.isEmpty()) {
      fields.add("\"Command\":" + GoJson.quote(command));
    }
    if (!args.isEmpty()) {
      fields.add(
          args.stream().map(GoJson::quote).collect(Collectors.joining(",", "\"Args\":[", "]")));
    }
    if (script.length > 0) {
      fields.add("\"Script\":\"" + Base64.getEncoder().encodeToString(script) + "\"");
    }
    fields.add("\"Wait\":" + waitNanos);
    return ("{" + String.join(",", fields) + "}").getBytes(StandardCharsets.UTF_8);
  }
}
