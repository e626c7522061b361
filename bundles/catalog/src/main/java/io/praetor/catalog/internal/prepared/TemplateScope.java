package io.praetor.catalog.internal.prepared;

import java.util.List;
import java.util.Map;

/**
 * What a template can be filled in with.
 *
 * @param variables by name
 * @param matches what the template's regular expression took out of the name: the whole match, then
 *     its groups; empty when it does not match
 */
record TemplateScope(Map<String, String> variables, List<String> matches) {

  /** The part of the name with a number; empty when there is none. */
  String match(long number) {
    return number >= 0 && number < matches.size() ? matches.get((int) number) : "";
  }
}
