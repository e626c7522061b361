package io.praetor.cli.acl.template;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.acl.AclAgent;
import io.praetor.cli.acl.AclFlags;
import io.praetor.cli.acl.Attempt;
import io.praetor.cli.acl.OutputFlags;
import io.praetor.cli.acl.Quoted;
import io.praetor.cli.http.UrlPath;
import io.praetor.cli.json.Json;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows a templated policy. */
@CommandLine.Command
public final class TemplateReadCommand implements Command {

  @Mixin private AclFlags flags = new AclFlags();
  @Mixin private OutputFlags output = new OutputFlags();

  @Option(
      names = {"-name", "--name"},
      description = "Name of the templated policy; required.")
  private String name = "";

  @Override
  public int run(Terminal terminal) throws IOException {
    if (name.isEmpty()) {
      return terminal.fail("Must specify the -name parameter");
    }
    output.check();
    AclAgent agent = flags.agent(terminal);
    String path = UrlPath.below("/v1/acl/templated-policy/name/", name);
    Json found =
        Attempt.to("Error reading templated policy " + Quoted.of(name), () -> agent.get(path));
    return output.show(terminal, TemplateForm.ONE, found);
  }

  @Override
  public String usage() {
    return "acl templated-policy read [options] -name NAME";
  }

  @Override
  public String about() {
    return "Shows a templated policy: its template and which variables it has.";
  }
}
