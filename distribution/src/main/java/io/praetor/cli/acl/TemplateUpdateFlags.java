package io.praetor.cli.acl;

import io.praetor.cli.Terminal;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Templated policies that a token or role gets in place of others, or besides them. */
public final class TemplateUpdateFlags {

  @Option(
      names = {
        "-replace-templated-policy",
        "--replace-templated-policy",
        "-templated-policy",
        "--templated-policy"
      },
      description = "Name of a templated policy, in place of all others.")
  private String replacing = "";

  @Option(
      names = {
        "-replace-templated-policy-file",
        "--replace-templated-policy-file",
        "-templated-policy-file",
        "--templated-policy-file"
      },
      description = "JSON file with templated policies, in place of all others.")
  private String replacingFile = "";

  @Option(
      names = {"-append-templated-policy", "--append-templated-policy"},
      description = "Name of a further templated policy.")
  private String further = "";

  @Option(
      names = {"-append-templated-policy-file", "--append-templated-policy-file"},
      description = "JSON file with further templated policies.")
  private String furtherFile = "";

  @Option(
      names = {"-var", "--var"},
      description = "Variable of the templated policy, NAME:VALUE; may be given several times.")
  private List<String> variables = new ArrayList<>();

  /** The holder with its templates changed; as it is where no flag names one. */
  public Json addTo(Json holder, Terminal terminal) throws IOException {
    boolean replaces = !replacing.isEmpty() || !replacingFile.isEmpty();
    boolean appends = !further.isEmpty() || !furtherFile.isEmpty();
    if (replaces && appends) {
      throw new IOException("Cannot both replace and append templated policies");
    } else if (replaces) {
      return set(holder, Templates.of(replacing, variables, replacingFile, terminal));
    }
    List<Json> added = Templates.of(further, variables, furtherFile, terminal);
    if (!appends) {
      return holder;
    }
    List<Json> all = new ArrayList<>(holder.get(TemplateFlags.MEMBER).list());
    all.addAll(added);
    return set(holder, all);
  }

  private static Json set(Json holder, List<Json> templates) {
    return holder.with(TemplateFlags.MEMBER, Json.of(templates));
  }
}
