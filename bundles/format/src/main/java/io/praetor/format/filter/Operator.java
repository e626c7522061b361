package io.praetor.format.filter;

/** How a selected value is compared. Each comes with its opposite. */
enum Operator {
  EQUAL("Equal", "==", null),
  NOT_EQUAL("Not Equal", "!=", EQUAL),
  IN("In", "in", null),
  NOT_IN("Not In", "not in", IN),
  IS_EMPTY("Is Empty", "is empty", null),
  IS_NOT_EMPTY("Is Not Empty", "is not empty", IS_EMPTY),
  MATCHES("Matches", "matches", null),
  NOT_MATCHES("Not Matches", "not matches", MATCHES);

  private final String title;
  private final String text;
  private final Operator opposite;

  Operator(String title, String text, Operator opposite) {
    this.title = title;
    this.text = text;
    this.opposite = opposite;
  }

  /** What messages call it. */
  String title() {
    return title;
  }

  /** As it is written. */
  String text() {
    return text;
  }

  boolean negative() {
    return opposite != null;
  }

  /** Itself, or what it is the opposite of. */
  Operator positive() {
    return negative() ? opposite : this;
  }

  /** What it says of a value that is not there: nothing equals it, and it is empty. */
  boolean ofNothing() {
    return (positive() == IS_EMPTY) != negative();
  }
}
