package io.praetor.config.internal.net;

import io.praetor.config.internal.syntax.ConfigurationException;

/**
 * Address settings with parts in double braces, in the language of go-sockaddr: {@code {{
 * GetPrivateInterfaces | include "network" "10.0.0.0/8" | attr "address" }}}.
 */
public final class AddressTemplate {

  private static final String OPEN = "{{";
  private static final String CLOSE = "}}";

  private final Machine machine;

  public AddressTemplate(Machine machine) {
    this.machine = machine;
  }

  /** The text with every part in braces replaced by its value. */
  public String expand(String text) throws ConfigurationException {
    if (!text.contains(OPEN)) {
      return text.strip();
    }
    StringBuilder result = new StringBuilder();
    int at = 0;
    for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, at)) {
      int close = text.indexOf(CLOSE, open);
      if (close < 0) {
        throw new ConfigurationException("unable to parse template: unclosed action");
      }
      result.append(text, at, open).append(value(text.substring(open + OPEN.length(), close)));
      at = close + CLOSE.length();
    }
    return result.append(text.substring(at)).toString().strip();
  }

  private String value(String action) throws ConfigurationException {
    Object value = null;
    for (TemplateCall call : TemplateCall.pipeline(action)) {
      value = value == null ? TemplateSource.call(call, machine) : TemplateFilter.call(call, value);
    }
    return TemplateSource.text(value);
  }
}
