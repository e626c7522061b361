package io.praetor.cli.acl.token;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.acl.AclAgent;
import io.praetor.cli.acl.AclFlags;
import io.praetor.cli.acl.Attempt;
import io.praetor.cli.acl.Form;
import io.praetor.cli.acl.OutputFlags;
import io.praetor.cli.acl.Quoted;
import io.praetor.cli.acl.TokenForm;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows a token, or what it may do and why. */
@CommandLine.Command
public final class TokenReadCommand implements Command {

  private static final String EXPLAIN = "/v1/internal/acl/explain";

  @Mixin private AclFlags flags = new AclFlags();
  @Mixin private AccessorFlag accessor = new AccessorFlag();
  @Mixin private OutputFlags output = new OutputFlags();

  @Option(
      names = {"-self", "--self"},
      description = "Read the token that is shown to the agent.")
  private boolean self;

  @Option(
      names = {"-expanded", "--expanded"},
      description = "Show what policies and roles of the token say.")
  private boolean expanded;

  @Option(
      names = {"-explain", "--explain"},
      description =
          "Say whether the token may do this, RESOURCE:ACCESS[:NAME], and which rule decides; may"
              + " be given several times.")
  private List<String> questions = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    if (accessor.isMissing() && !self) {
      return terminal.fail("Must specify the -accessor-id parameter");
    }
    if (self && expanded) {
      return terminal.fail("Cannot use -expanded together with -self");
    }
    output.check();
    Json asked = Explanation.questions(questions);
    AclAgent agent = flags.agent(terminal);
    String id = self ? "" : accessor.resolve(agent);
    if (!questions.isEmpty()) {
      Json answers =
          Attempt.to("Error explaining token", () -> agent.post(EXPLAIN, asked, "accessor", id));
      return output.show(terminal, Explanation.FORM, answers.list());
    }
    String failure = self ? "Error reading token" : "Error reading token " + Quoted.of(id);
    String path = AccessorFlag.path(self ? "self" : id);
    Json token = Attempt.to(failure, () -> agent.get(path, "expanded", expanded ? "true" : ""));
    Form form = expanded ? ExpandedToken.FORM : TokenForm.ONE;
    return output.show(terminal, form, token);
  }

  @Override
  public String usage() {
    return "acl token read [options] -accessor-id TOKENID";
  }

  @Override
  public String about() {
    return "Shows a token. With -explain, says instead what it may do and why: -explain\n"
        + "key:write:app/a asks whether it may write the key app/a.";
  }
}
