package io.praetor.catalog.internal.config;

import io.praetor.api.error.OperationFailedException;
import io.praetor.format.json.ObjectShape;
import io.praetor.format.json.Shape;
import java.util.List;
import java.util.Map;

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
                  .with("Header", Shape.list(HttpMatchRules.HEADER))
                  .with("Methods", Shape.list(Shape.TEXT)));

  private PermissionRules() {}

  static boolean isAction(String action) {
    return action.equals("allow") || action.equals("deny");
  }

  static void check(String source, List<?> permissions) {
    for (int i = 0; i < permissions.size(); i++) {
      Map<?, ?> permission = (Map<?, ?>) permissions.get(i);
      String at = source + ".Permissions[" + i + "]";
      if (!isAction(String.valueOf(permission.get("Action")))) {
        throw new OperationFailedException(at + ".Action must be set to 'allow' or 'deny'");
      }
      if (!(permission.get("HTTP") instanceof Map<?, ?> http)) {
        throw new OperationFailedException(at + ".HTTP is required");
      }
      new HttpMatchRules(at + ".HTTP", ".").check(http);
      if (http.isEmpty()) {
        throw new OperationFailedException(at + ".HTTP should not be empty");
      }
    }
  }
}
