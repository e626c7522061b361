package io.praetor.api.acl;

import java.util.Locale;

/** What is done with a resource. Who may write may list, and who may list may read. */
public enum Access {
  READ,
  /** Only of keys, and only where the configuration tells it from reading. */
  LIST,
  WRITE;

  private final String text = name().toLowerCase(Locale.ROOT);

  /** The name in rules and in the API. */
  public String text() {
    return text;
  }
}
