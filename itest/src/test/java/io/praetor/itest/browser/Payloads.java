package io.praetor.itest.browser;

import java.util.List;

/** Texts of users that become code or markup in pages that are careless with them. */
final class Payloads {

  /** What each of them writes to when it runs. */
  static final String MARK = "__xss";

  static final String IMAGE = "<img src=x onerror=\"window.__xss='image'\">";

  static final String SCRIPT = "\"><script>window.__xss='script'</script>";

  static final String LINK = "javascript:window.__xss='address'";

  /** Turns what follows it round; the reader sees another name than is there. */
  static final String BIDI = "invoice-\u202egnp.exe\u2066 \u2069";

  static final List<String> ALL =
      List.of(
          IMAGE,
          SCRIPT,
          LINK,
          "{{constructor.constructor(\"window.__xss='template'\")()}}{{7*7}}",
          "${window.__xss='literal'}${7*7}",
          "' onmouseover='window.__xss=1' autofocus onfocus='window.__xss=2",
          "<svg/onload=window.__xss='svg'>",
          "</title></style></textarea><iframe srcdoc=\"<script>parent.__xss='frame'</script>\">",
          "<a href=\"javascript:window.__xss='link'\" id=\"xss-link\">click</a>",
          BIDI);

  /** What is in a document only when one of them became markup. */
  static final String TRACES =
      "img[src='x'], iframe, object, embed, #xss-link, a[href^='javascript:' i], svg[onload],"
          + " [onerror], [onmouseover], [onfocus], script:not([src]), form[action^='javascript:' i]";

  private Payloads() {}
}
