package io.praetor.cli.acl;

import io.praetor.cli.Terminal;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Templated policies that a new token or role gets. */
public final class TemplateFlags {

  static final String MEMBER = "TemplatedPolicies";

  @Option(
      names = {"-templated-policy", "--templated-policy"},
      description = "Name of a templated policy.")
  private String name = "";

  @Option(
      names = {"-templated-policy-file", "--templated-policy-file"},
      description = "JSON file with templated policies as the HTTP API has them.")
  private String file = "";

  @Option(
      names = {"-var", "--var"},
      description = "Variable of the templated policy, NAME:VALUE; may be given several times.")
  private List<String> variables = new ArrayList<>();

  /** Whether no template is named. */
  public boolean isEmpty() {
    return name.isEmpty() && file.isEmpty();
  }

  /** The holder with these templates, if there are any. */
  public Json addTo(Json holder, Terminal terminal) throws IOException {
    List<Json> templates = Templates.of(name, variables, file, terminal);
    return templates.isEmpty() ? holder : holder.with(MEMBER, Json.of(templates));
  }
}
