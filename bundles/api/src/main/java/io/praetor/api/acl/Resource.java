package io.praetor.api.acl;

import java.util.Locale;

/** What rules are about. The names are those of Consul's rule language. */
public enum Resource {
  ACL,
  AGENT,
  EVENT,
  INTENTION,
  KEY,
  KEYRING,
  MESH,
  NODE,
  OPERATOR,
  PEERING,
  QUERY,
  SERVICE,
  SESSION;

  private final String text = name().toLowerCase(Locale.ROOT);

  /** The name in rules and in the API, such as {@code key}. */
  public String text() {
    return text;
  }
}
