package io.praetor.acl.internal.login;

import io.praetor.acl.internal.decide.BuiltinTemplate;
import io.praetor.acl.internal.decide.IdentityName;
import java.util.Locale;
import java.util.regex.Pattern;

/** What binding rules give. */
public enum BindType {
  SERVICE,
  NODE,
  ROLE,
  POLICY,
  TEMPLATED_POLICY;

  private static final Pattern ROLE_NAME = Pattern.compile("[A-Za-z0-9\\-_]{1,256}");
  private static final Pattern POLICY_NAME = Pattern.compile("[A-Za-z0-9\\-_]{1,128}");

  /** As rules call it; null for what is none. */
  public static BindType of(String text) {
    for (BindType type : values()) {
      if (type.text().equals(text)) {
        return type;
      }
    }
    return null;
  }

  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it can be given under this name, once its variables are filled in. */
  boolean takes(String name) {
    return switch (this) {
      case SERVICE, NODE -> IdentityName.isOne(name);
      case ROLE -> ROLE_NAME.matcher(name).matches();
      case POLICY -> POLICY_NAME.matcher(name).matches();
      case TEMPLATED_POLICY -> BuiltinTemplate.of(name) != null;
    };
  }
}
