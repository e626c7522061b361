package io.praetor.config.internal.schema;

/** What a key holds. Durations are strings in files, so a wrong type is reported as that. */
public enum KeyType {
  STRING("string"),
  BOOL("bool"),
  INT("int"),
  FLOAT("float64"),
  DURATION("string"),
  LIST("[]string"),
  MAP("map"),
  ANY("any"),
  OBJECT("map"),
  OBJECTS("slice");

  private final String goName;

  KeyType(String goName) {
    this.goName = goName;
  }

  String goName() {
    return goName;
  }

  /** Whether values of several sources are appended to one another. */
  public boolean isList() {
    return this == LIST || this == OBJECTS;
  }

  /** Whether HCL's one-element lists stand for their element. */
  boolean isUnwrapped() {
    return !isList() && this != ANY;
  }
}
