package io.praetor.agent.internal.keyring;

import io.praetor.api.gossip.Keyring.KeyringAnswer;
import io.praetor.spi.http.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a pool came to.
 *
 * @param wan whether it is the pool of all servers
 * @param datacenter whose pool it is, or whose server asked
 * @param answer what its members said; null when nobody was asked
 * @param error why it failed, empty when it did not
 */
record KeyringReply(boolean wan, String datacenter, KeyringAnswer answer, String error) {

  static KeyringReply of(boolean wan, String datacenter, KeyringAnswer answer) {
    String error = "";
    if (answer.failed() > 0) {
      error = answer.failed() + "/" + answer.members() + " nodes reported failure";
    } else if (answer.answered() != answer.members()) {
      error = answer.answered() + "/" + answer.members() + " nodes reported success";
    }
    return new KeyringReply(wan, datacenter, answer, error);
  }

  /** What went wrong, for people; empty when nothing did. */
  List<String> errors() {
    if (error.isEmpty()) {
      return List.of();
    }
    List<String> errors = new ArrayList<>();
    errors.add((wan ? "WAN" : datacenter + " (LAN)") + " error: " + error);
    if (answer != null) {
      new TreeMap<>(answer.messages())
          .forEach((member, message) -> errors.add(member + ": " + message));
    }
    return errors;
  }

  /** Only of replies without an error. */
  void write(JsonWriter out) {
    out.beginObject();
    out.name("WAN").value(wan);
    out.name("Datacenter").value(datacenter);
    out.name("Segment").value("");
    if (!answer.messages().isEmpty()) {
      out.name("Messages").beginObject();
      new TreeMap<>(answer.messages()).forEach((name, text) -> out.name(name).value(text));
      out.endObject();
    }
    counts(out.name("Keys"), answer.keys());
    counts(out.name("PrimaryKeys"), answer.primaryKeys());
    out.name("NumNodes").value(answer.members());
    out.endObject();
  }

  private static void counts(JsonWriter out, Map<String, Integer> counts) {
    out.beginObject();
    new TreeMap<>(counts).forEach((key, count) -> out.name(key).value(count));
    out.endObject();
  }
}
