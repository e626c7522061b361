package io.praetor.gossip.internal.serf;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Text that can be looked at only so often. A regular expression from another member is matched
 * against it: Go's never go back, Java's may do so for ever, and the thread that matches is the one
 * that answers probes.
 */
final class BoundedText implements CharSequence {

  /** A tag has 512 bytes at most; a plain search looks at each character a few times. */
  static final int LOOKS_MAX = 100_000;

  private final String text;
  private final int[] looks;

  private BoundedText(String text, int[] looks) {
    this.text = text;
    this.looks = looks;
  }

  /** Whether the expression is one and is found in the text within bounds. */
  static boolean contains(String text, String expression) {
    try {
      Matcher matcher = Pattern.compile(expression).matcher(new BoundedText(text, new int[1]));
      return matcher.find();
    } catch (PatternSyntaxException | TooManyLooksException | StackOverflowError e) {
      // Serf, too, lets nobody pass a filter that it cannot evaluate.
      return false;
    }
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    if (++looks[0] > LOOKS_MAX) {
      throw new TooManyLooksException();
    }
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new BoundedText(text.substring(start, end), looks);
  }

  @Override
  public String toString() {
    return text;
  }

  private static final class TooManyLooksException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private TooManyLooksException() {
      super("expression looks too often", null, false, false);
    }
  }
}
