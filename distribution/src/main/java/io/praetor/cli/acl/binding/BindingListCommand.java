package io.praetor.cli.acl.binding;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.acl.AclAgent;
import io.praetor.cli.acl.AclFlags;
import io.praetor.cli.acl.Attempt;
import io.praetor.cli.acl.OutputFlags;
import io.praetor.cli.json.Json;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists binding rules. */
@CommandLine.Command
public final class BindingListCommand implements Command {

  @Mixin private AclFlags flags = new AclFlags();
  @Mixin private OutputFlags output = new OutputFlags();

  @Option(
      names = {"-method", "--method"},
      description = "Only the rules of this auth method.")
  private String method = "";

  @Override
  public int run(Terminal terminal) throws IOException {
    output.check();
    AclAgent agent = flags.agent(terminal);
    Json found =
        Attempt.to(
            "Failed to retrieve the binding rule list",
            () -> agent.get("/v1/acl/binding-rules", "authmethod", method));
    return output.show(terminal, BindingForm.LISTED, found.list());
  }

  @Override
  public String usage() {
    return "acl binding-rule list [options]";
  }

  @Override
  public String about() {
    return "Lists binding rules.";
  }
}
