package io.praetor.cli.acl.token;

import io.praetor.cli.acl.AclShape;
import io.praetor.cli.acl.Block;
import io.praetor.cli.acl.Form;
import io.praetor.cli.acl.Quoted;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Questions whether a token may do something, and the answers with the rules that decide. */
final class Explanation {

  private static final int WIDTH = 8;

  /** {@code RESOURCE:ACCESS} and perhaps a name, which may have colons in it. */
  private static final int MAX_PARTS = 3;

  /** Resources of which there are many, each with a name; a right without one means nothing. */
  private static final Set<String> NAMED =
      Set.of("agent", "event", "intention", "key", "node", "query", "service", "session");

  static final Form FORM =
      new Form(
          new AclShape()
              .text("Resource", "Access", "Segment")
              .flag("Allow")
              .text("Rule", "Policy", "PolicyID", "Via")
              .flag("Default"),
          Explanation::text);

  private Explanation() {}

  /** The questions as the agent wants them. */
  static Json questions(List<String> texts) throws IOException {
    List<Json> questions = new ArrayList<>();
    for (String text : texts) {
      String[] parts = text.split(":", MAX_PARTS);
      if (parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
        throw new IOException("Malformed -explain argument: " + Quoted.of(text));
      }
      if (parts.length < MAX_PARTS && NAMED.contains(parts[0])) {
        throw new IOException(
            "Malformed -explain argument: "
                + Quoted.of(text)
                + ": say which "
                + parts[0]
                + ", as "
                + text
                + ":NAME");
      }
      questions.add(
          Json.object()
              .with("Resource", parts[0])
              .with("Access", parts[1])
              .with("Segment", parts.length < MAX_PARTS ? "" : parts[2]));
    }
    return Json.of(questions);
  }

  private static String text(Json answer, boolean meta) {
    String name = answer.get("Segment").text();
    String question =
        answer.get("Resource").text()
            + ":"
            + answer.get("Access").text()
            + (name.isEmpty() ? "" : ":" + name);
    String verdict = answer.get("Allow").isTrue() ? "allowed" : "denied";
    Block block = Block.below(question + ": " + verdict + because(answer), WIDTH);
    if (!answer.get("Default").isTrue()) {
      block.lineIfAny("Rule", answer.get("Rule").text());
      block.lineIfAny("Policy", policy(answer));
    }
    return block.lineIfAny("Via", answer.get("Via").text()).text();
  }

  private static String because(Json answer) {
    return answer.get("Default").isTrue() ? " by default, no rule matches" : "";
  }

  private static String policy(Json answer) {
    String id = answer.get("PolicyID").text();
    return answer.get("Policy").text() + (id.isEmpty() ? "" : " (" + id + ")");
  }
}
