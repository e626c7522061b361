package io.praetor.check.jdbc.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps passwords out of what everybody may read: the one of the definition, and those that a URL
 * has as a parameter or before its host. Drivers like to repeat both.
 */
final class Discretion {

  private static final String HIDDEN = "***";

  /** Beyond this, the words of a driver help nobody. */
  private static final int TEXT_MAX = 512;

  private static final Pattern PARAMETER =
      Pattern.compile("(?i)(?:password|passwd|pwd|passphrase|secret)[^=;&?]{0,32}=([^;&\\s]+)");

  private static final Pattern BEFORE_HOST = Pattern.compile("[^:/@]+[:/]([^:/@]+)@");

  private final String url;
  private final String name;
  private final List<String> secrets = new ArrayList<>();

  Discretion(Wanted wanted) {
    url = wanted.url();
    if (!wanted.password().isEmpty()) {
      secrets.add(wanted.password());
    }
    for (Pattern pattern : List.of(PARAMETER, BEFORE_HOST)) {
      Matcher matcher = pattern.matcher(url);
      while (matcher.find()) {
        secrets.add(matcher.group(1));
      }
    }
    String plain = url.split("[;?]", 2)[0];
    name = hide(BEFORE_HOST.matcher(plain).replaceAll(HIDDEN + "@"));
  }

  /** The URL for people: without parameters and without whom it lets in. */
  String name() {
    return name;
  }

  /** Somebody's words for people, on one line. */
  String words(String text) {
    String line = hide(text.replace(url, name)).replaceAll("\\s+", " ").strip();
    return line.length() <= TEXT_MAX ? line : line.substring(0, TEXT_MAX) + "...";
  }

  private String hide(String text) {
    String hidden = text;
    for (String secret : secrets) {
      hidden = hidden.replace(secret, HIDDEN);
    }
    return hidden;
  }
}
