package io.praetor.cli.acl.template;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.acl.AclAgent;
import io.praetor.cli.acl.AclFlags;
import io.praetor.cli.acl.Attempt;
import io.praetor.cli.acl.OutputFlags;
import io.praetor.cli.acl.Templates;
import io.praetor.cli.acl.policy.PolicyForm;
import io.praetor.cli.http.UrlPath;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the policy that comes of a templated one. */
@CommandLine.Command
public final class TemplatePreviewCommand implements Command {

  @Mixin private AclFlags flags = new AclFlags();
  @Mixin private OutputFlags output = new OutputFlags();

  @Option(
      names = {"-name", "--name"},
      description = "Name of the templated policy.")
  private String name = "";

  @Option(
      names = {"-var", "--var"},
      description = "Variable of the templated policy, NAME:VALUE; may be given several times.")
  private List<String> variables = new ArrayList<>();

  @Option(
      names = {"-file", "--file"},
      description = "JSON file with one templated policy, instead of -name and -var.")
  private String file = "";

  @Override
  public int run(Terminal terminal) throws IOException {
    if (name.isEmpty() == file.isEmpty()) {
      return terminal.fail("Must specify either the -name or -file parameters");
    }
    output.check();
    Json template = file.isEmpty() ? Json.object() : Templates.file(file, terminal);
    String known = file.isEmpty() ? name : template.get("TemplateName").text();
    Json body = file.isEmpty() ? Templates.variables(variables) : template.get("TemplateVariables");
    AclAgent agent = flags.agent(terminal);
    String path = UrlPath.below("/v1/acl/templated-policy/preview/", known);
    Json policy =
        Attempt.to(
            "Failed to generate the templated policy preview",
            () -> agent.post(path, body.isNull() ? Json.object() : body, "", ""));
    return output.show(terminal, PolicyForm.ONE, policy);
  }

  @Override
  public String usage() {
    return "acl templated-policy preview [options] -name NAME";
  }

  @Override
  public String about() {
    return "Shows the policy that comes of a templated one with these variables.";
  }
}
