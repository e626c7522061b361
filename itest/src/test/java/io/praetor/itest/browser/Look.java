package io.praetor.itest.browser;

import java.util.Locale;

/** How pages are looked at: on a desk or a phone, by day or by night. */
enum Look {
  DESK_LIGHT(1440, 900, "light"),
  DESK_DARK(1440, 900, "dark"),
  PHONE_LIGHT(390, 844, "light"),
  PHONE_DARK(390, 844, "dark");

  private final int width;
  private final int height;
  private final String scheme;

  Look(int width, int height, String scheme) {
    this.width = width;
    this.height = height;
    this.scheme = scheme;
  }

  /** CSS pixels. */
  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** What the browser says the user prefers. */
  String scheme() {
    return scheme;
  }

  boolean isPhone() {
    return name().startsWith("PHONE");
  }

  @Override
  public String toString() {
    return "%s-%d".formatted(scheme, width).toLowerCase(Locale.ROOT);
  }
}
