package io.praetor.cli.acl;

import io.praetor.cli.ArgumentData;
import io.praetor.cli.Terminal;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Templated policies with their variables, as requests carry them. */
public final class Templates {

  private Templates() {}

  /** At most one by name, or all of a file. */
  static List<Json> of(String name, List<String> variables, String file, Terminal terminal)
      throws IOException {
    if (!name.isEmpty() && !file.isEmpty()) {
      throw new IOException("Cannot name a templated policy and a file of them");
    } else if (name.isEmpty() && !variables.isEmpty()) {
      throw new IOException("Cannot give variables without naming a templated policy");
    } else if (!file.isEmpty()) {
      Json content = file(file, terminal);
      return content.isObject() ? List.of(content) : content.list();
    } else if (name.isEmpty()) {
      return List.of();
    }
    Json template = Json.object().with("TemplateName", name);
    return List.of(
        variables.isEmpty() ? template : template.with("TemplateVariables", variables(variables)));
  }

  /** Variables, each {@code NAME:VALUE}. */
  public static Json variables(List<String> texts) throws IOException {
    Json variables = Json.object();
    for (String text : texts) {
      int colon = text.indexOf(':');
      if (colon <= 0) {
        throw new IOException("Malformed -var argument: " + Quoted.of(text));
      }
      variables = variables.with(text.substring(0, colon), text.substring(colon + 1));
    }
    return variables;
  }

  /** The JSON of a file. */
  public static Json file(String name, Terminal terminal) throws IOException {
    String text = ArgumentData.text("@" + name, terminal.in());
    try {
      return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException malformed) {
      throw new IOException(name + " holds no JSON", malformed);
    }
  }
}
