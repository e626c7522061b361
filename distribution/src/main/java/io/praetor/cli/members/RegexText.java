package io.praetor.cli.members;

import java.io.IOException;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions from flags. */
public final class RegexText {

  private RegexText() {}

  /** The expression, or a complaint that names what it was to select. */
  public static Pattern compile(String what, String expression) throws IOException {
    try {
      return Pattern.compile(expression);
    } catch (PatternSyntaxException malformed) {
      throw new IOException(
          "Failed to compile "
              + what
              + " regexp: error parsing regexp: "
              + malformed.getDescription()
              + ": `"
              + expression
              + "`",
          malformed);
    }
  }
}
