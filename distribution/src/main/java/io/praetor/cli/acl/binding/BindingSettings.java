package io.praetor.cli.acl.binding;

import io.praetor.cli.FlagException;
import io.praetor.cli.flags.Pairs;
import io.praetor.cli.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** What a binding rule says. */
public final class BindingSettings {

  private static final String SELECTOR = "Selector";
  private static final String VARIABLES = "BindVars";

  @Option(
      names = {"-description", "--description"},
      description = "What the binding rule is for.")
  private String description = "";

  @Option(
      names = {"-selector", "--selector"},
      description = "Whom it is for: an expression on what the auth method has found out.")
  private String selector;

  @Option(
      names = {"-bind-type", "--bind-type"},
      description = "What is bound: service, role, node, policy or templated-policy.")
  private String type = "service";

  @Option(
      names = {"-bind-name", "--bind-name"},
      description = "Name of what is bound; ${...} stands for what the auth method has found out.")
  private String name = "";

  @Option(
      names = {"-bind-vars", "--bind-vars"},
      description = "Variable of a templated policy, NAME=VALUE; may be given several times.")
  private List<String> variables = new ArrayList<>();

  /** Refuses what does not make a whole rule. */
  void check() throws FlagException {
    if (type.isEmpty()) {
      throw new FlagException("Missing required '-bind-type' flag");
    } else if (name.isEmpty()) {
      throw new FlagException("Missing required '-bind-name' flag");
    }
  }

  /** The rule with all that the flags say, and nothing else. */
  Json setIn(Json rule) throws FlagException {
    return withVariables(
        rule.with("Description", description)
            .with("BindType", type)
            .with("BindName", name)
            .with(SELECTOR, selector == null ? "" : selector));
  }

  /** The rule with what the flags say; what they do not say stays. */
  Json mergeInto(Json rule) throws FlagException {
    Json changed = description.isEmpty() ? rule : rule.with("Description", description);
    changed = type.isEmpty() ? changed : changed.with("BindType", type);
    changed = name.isEmpty() ? changed : changed.with("BindName", name);
    return withVariables(selector == null ? changed : changed.with(SELECTOR, selector));
  }

  private Json withVariables(Json rule) throws FlagException {
    if (variables.isEmpty()) {
      return rule;
    }
    Json object = Json.object();
    for (Map.Entry<String, String> variable : Pairs.of("bind-vars", variables).entrySet()) {
      object = object.with(variable.getKey(), variable.getValue());
    }
    return rule.with(VARIABLES, object);
  }
}
