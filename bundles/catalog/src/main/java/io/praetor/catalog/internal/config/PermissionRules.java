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

/** What an intention may say of single requests. */
final class PermissionRules {

  static final ObjectShape SHAPE =
      ObjectShape.empty()
          .withAlways("Action", Shape.TEXT, "")
          .with(
              "HTTP",
              ObjectShape.empty()
                  .with("PathExact", Shape.TEXT)
                  .with("PathPrefix", Shape.TEXT)
                  .with("PathRegex", Shape.TEXT)
                  .with("Header", Shape.list(header()))
                  .with("Methods", Shape.list(Shape.TEXT)));

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "CONNECT", "OPTIONS", "TRACE");

  private PermissionRules() {}

  private static ObjectShape header() {
    return ObjectShape.empty()
        .withAlways("Name", Shape.TEXT, "")
        .with("Present", Shape.FLAG)
        .with("Exact", Shape.TEXT)
        .with("Prefix", Shape.TEXT)
        .with("Suffix", Shape.TEXT)
        .with("Regex", Shape.TEXT)
        .with("Invert", Shape.FLAG);
  }

  static boolean isAction(String action) {
    return action.equals("allow") || action.equals("deny");
  }

  static void check(String source, List<?> permissions) {
    for (int i = 0; i < permissions.size(); i++) {
      Map<?, ?> permission = (Map<?, ?>) permissions.get(i);
      String at = source + ".Permissions[" + i + "]";
      if (!isAction(String.valueOf(permission.get("Action")))) {
        throw refused(at + ".Action must be set to 'allow' or 'deny'");
      }
      if (!(permission.get("HTTP") instanceof Map<?, ?> http)) {
        throw refused(at + ".HTTP is required");
      }
      check(at + ".HTTP", http);
    }
  }

  private static void check(String at, Map<?, ?> http) {
    for (String path : new String[] {"PathExact", "PathPrefix"}) {
      if (http.get(path) instanceof String text && !text.startsWith("/")) {
        throw refused(at + "." + path + " doesn't start with '/': " + GoText.quoted(text));
      }
    }
    if (Stream.of("PathExact", "PathPrefix", "PathRegex").filter(http::containsKey).count() > 1) {
      throw refused(at + " should only contain at most one of PathExact, PathPrefix, or PathRegex");
    }
    if (http.get("Header") instanceof List<?> headers) {
      for (int i = 0; i < headers.size(); i++) {
        checkHeader(at + ".Header[" + i + "]", (Map<?, ?>) headers.get(i));
      }
    }
    if (http.get("Methods") instanceof List<?> methods) {
      checkMethods(at, methods);
    }
    if (http.isEmpty()) {
      throw refused(at + " should not be empty");
    }
  }

  private static void checkHeader(String at, Map<?, ?> header) {
    if (String.valueOf(header.get("Name")).isEmpty()) {
      throw refused(at + " missing required Name field");
    }
    Stream<String> ways = Stream.of("Present", "Exact", "Prefix", "Suffix", "Regex");
    if (ways.filter(header::containsKey).count() != 1) {
      throw refused(at + " should only contain one of Present, Exact, Prefix, Suffix, or Regex");
    }
  }

  private static void checkMethods(String at, List<?> methods) {
    Set<Object> seen = new HashSet<>();
    for (Object method : methods) {
      String quoted = GoText.quoted((String) method);
      if (!METHODS.contains(method)) {
        throw refused(at + ".Methods contains an invalid method " + quoted);
      }
      if (!seen.add(method)) {
        throw refused(at + ".Methods contains " + quoted + " more than once");
      }
    }
  }

  private static OperationFailedException refused(String reason) {
    return new OperationFailedException(reason);
  }
}
