package io.praetor.agent.internal.keyring;

/** Keys as users write them: base64 with padding. */
final class KeyText {

  private static final int GROUP = 4;

  private KeyText() {}

  /** What Go's decoder would say of a text, empty when it would take it. */
  static String problem(String text) {
    int digits = 0;
    while (digits < text.length() && isDigit(text.charAt(digits))) {
      digits++;
    }
    int padding = (GROUP - digits % GROUP) % GROUP;
    boolean whole =
        padding <= 2
            && text.length() == digits + padding
            && text.substring(digits).chars().allMatch(c -> c == '=');
    if (whole) {
      return "";
    }
    // Where the digits end in good order, it is the incomplete group that is at fault.
    int at = digits == text.length() ? digits - digits % GROUP : digits;
    return "illegal base64 data at input byte " + at;
  }

  private static boolean isDigit(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/';
  }
}
