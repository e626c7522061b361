package io.praetor.spi.auth;

import java.util.Map;

/**
 * Somebody who proved who they are.
 *
 * @param fields what selectors of binding rules see: maps by name, strings, lists of strings, such
 *     as {@code {"value": {"team": "blue"}, "list": {"groups": ["admins"]}}}
 * @param variables what names in binding rules may hold, by name, such as {@code value.team}
 */
public record Identity(Map<String, Object> fields, Map<String, String> variables) {

  public Identity {
    fields = Map.copyOf(fields);
    variables = Map.copyOf(variables);
  }
}
