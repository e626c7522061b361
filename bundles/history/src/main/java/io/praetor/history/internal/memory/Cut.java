package io.praetor.history.internal.memory;

/** The beginnings of texts that may be long. */
final class Cut {

  private Cut() {}

  /** Cut between characters, not within one that takes two places. */
  static String to(int end, String text) {
    if (text.length() <= end) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }
}
