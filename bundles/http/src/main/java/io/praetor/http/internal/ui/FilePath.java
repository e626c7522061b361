package io.praetor.http.internal.ui;

/** Which paths may name a file. Everything else never reaches whoever opens files. */
final class FilePath {

  private static final int MAX_LENGTH = 512;

  private FilePath() {}

  /**
   * Whether this is a relative path without anything that a file system could take for more than a
   * name: no empty part, none that begins with a dot, no backslash, no colon, no control character.
   */
  static boolean isFile(String path) {
    if (path.isEmpty() || path.length() > MAX_LENGTH) {
      return false;
    }
    boolean begins = true;
    for (int n = 0; n < path.length(); n++) {
      char c = path.charAt(n);
      boolean bad = c == '\\' || c == ':' || Character.isISOControl(c);
      if (bad || (begins && (c == '/' || c == '.'))) {
        return false;
      }
      begins = c == '/';
    }
    return !begins;
  }
}
