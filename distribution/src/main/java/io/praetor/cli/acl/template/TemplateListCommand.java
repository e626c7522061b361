package io.praetor.cli.acl.template;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.acl.AclAgent;
import io.praetor.cli.acl.AclFlags;
import io.praetor.cli.acl.Attempt;
import io.praetor.cli.acl.FormatFlags;
import io.praetor.cli.json.Json;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Lists templated policies. */
@CommandLine.Command
public final class TemplateListCommand implements Command {

  @Mixin private AclFlags flags = new AclFlags();
  @Mixin private FormatFlags format = new FormatFlags();

  @Override
  public int run(Terminal terminal) throws IOException {
    format.check();
    AclAgent agent = flags.agent(terminal);
    Json found =
        Attempt.to(
            "Failed to retrieve the templated policies list",
            () -> agent.get("/v1/acl/templated-policies"));
    format.show(terminal, TemplateForm.LISTED, found.members());
    return OK;
  }

  @Override
  public String usage() {
    return "acl templated-policy list [options]";
  }

  @Override
  public String about() {
    return "Lists the templated policies that there are.";
  }
}
