package io.praetor.catalog.internal.command;

/** What an operation of a transaction does to a node, service or check. */
public enum Verb {
  GET("get", 0),
  SET("set", 1),
  CAS("cas", 2),
  DELETE("delete", 3),
  DELETE_CAS("delete-cas", 4);

  private static final Verb[] ALL = values();

  private final String text;
  private final int code;

  Verb(String text, int code) {
    this.text = text;
    this.code = code;
  }

  /** The verb as users write it; null when it is none. */
  public static Verb named(String text) {
    for (Verb verb : ALL) {
      if (verb.text.equals(text)) {
        return verb;
      }
    }
    return null;
  }

  /** How the log writes it. */
  int code() {
    return code;
  }

  static Verb read(PayloadReader in) {
    int code = in.octet();
    for (Verb verb : ALL) {
      if (verb.code == code) {
        return verb;
      }
    }
    throw new MalformedCommandException("unknown verb " + code);
  }
}
