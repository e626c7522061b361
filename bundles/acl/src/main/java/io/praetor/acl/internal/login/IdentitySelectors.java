package io.praetor.acl.internal.login;

import io.praetor.format.filter.Selectors;
import io.praetor.spi.auth.Identity;
import java.util.List;
import java.util.Map;

/** What selectors of binding rules may ask of an identity. */
final class IdentitySelectors {

  private IdentitySelectors() {}

  /**
   * The selectors of all identities of a method.
   *
   * @param example of them
   */
  static Selectors<Map<String, Object>> of(Identity example) {
    Selectors<Map<String, Object>> selectors = Selectors.none();
    for (Map.Entry<String, Object> field : example.fields().entrySet()) {
      String name = field.getKey();
      if (field.getValue() instanceof Map<?, ?> members) {
        boolean lists = members.values().stream().anyMatch(List.class::isInstance);
        selectors =
            lists
                ? selectors.lists(name, fields -> members(fields.get(name)))
                : selectors.pairs(name, fields -> members(fields.get(name)));
      } else if (field.getValue() instanceof List) {
        selectors = selectors.texts(name, fields -> list(fields.get(name)));
      } else {
        selectors = selectors.text(name, fields -> text(fields.get(name)));
      }
    }
    return selectors;
  }

  /** By the contract of identities, values of one map are of one kind. */
  @SuppressWarnings("unchecked")
  private static <V> Map<String, V> members(Object value) {
    return value instanceof Map ? (Map<String, V>) value : Map.of();
  }

  @SuppressWarnings("unchecked") // as above
  private static List<String> list(Object value) {
    return value instanceof List ? (List<String>) value : List.of();
  }

  private static String text(Object value) {
    return value instanceof String text ? text : "";
  }
}
