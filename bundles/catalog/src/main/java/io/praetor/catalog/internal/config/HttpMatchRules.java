package io.praetor.catalog.internal.config;

import io.praetor.api.error.OperationFailedException;
import io.praetor.format.go.GoText;
import io.praetor.format.json.ObjectShape;
import io.praetor.format.json.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What single requests are told apart by: path, headers, parameters, method.
 *
 * @param at where a match stands, as refusals call it
 * @param divider what comes between that and a member of the match
 */
record HttpMatchRules(String at, String divider) {

  static final ObjectShape HEADER =
      ObjectShape.empty()
          .withAlways("Name", Shape.TEXT, "")
          .with("Present", Shape.FLAG)
          .with("Exact", Shape.TEXT)
          .with("Prefix", Shape.TEXT)
          .with("Suffix", Shape.TEXT)
          .with("Regex", Shape.TEXT)
          .with("Invert", Shape.FLAG);

  static final ObjectShape PARAMETER =
      ObjectShape.empty()
          .withAlways("Name", Shape.TEXT, "")
          .with("Present", Shape.FLAG)
          .with("Exact", Shape.TEXT)
          .with("Regex", Shape.TEXT);

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "CONNECT", "OPTIONS", "TRACE");

  void check(Map<?, ?> match) {
    for (String path : new String[] {"PathExact", "PathPrefix"}) {
      if (match.get(path) instanceof String text && !text.startsWith("/")) {
        throw refused(at + divider + path + " doesn't start with '/': " + GoText.quoted(text));
      }
    }
    if (Stream.of("PathExact", "PathPrefix", "PathRegex").filter(match::containsKey).count() > 1) {
      throw refused(at + " should only contain at most one of PathExact, PathPrefix, or PathRegex");
    }
    checkEach(
        match,
        "Header",
        List.of("Present", "Exact", "Prefix", "Suffix", "Regex"),
        "Present, Exact, Prefix, Suffix, or Regex");
    checkEach(
        match, "QueryParam", List.of("Present", "Exact", "Regex"), "Present, Exact, or Regex");
    if (match.get("Methods") instanceof List<?> methods) {
      checkMethods(methods);
    }
  }

  private void checkEach(Map<?, ?> match, String member, List<String> ways, String named) {
    if (!(match.get(member) instanceof List<?> elements)) {
      return;
    }
    for (int i = 0; i < elements.size(); i++) {
      Map<?, ?> element = (Map<?, ?>) elements.get(i);
      String where = at + divider + member + "[" + i + "]";
      if (element.get("Name").equals("")) {
        throw refused(where + " missing required Name field");
      }
      if (ways.stream().filter(element::containsKey).count() != 1) {
        throw refused(where + " should only contain one of " + named);
      }
    }
  }

  private void checkMethods(List<?> methods) {
    Set<Object> seen = new HashSet<>();
    for (Object method : methods) {
      String quoted = GoText.quoted((String) method);
      if (!METHODS.contains(method)) {
        throw refused(at + divider + "Methods contains an invalid method " + quoted);
      }
      if (!seen.add(method)) {
        throw refused(at + divider + "Methods contains " + quoted + " more than once");
      }
    }
  }

  private static OperationFailedException refused(String reason) {
    return new OperationFailedException(reason);
  }
}
