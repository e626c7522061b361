package io.praetor.catalog.internal.prepared;

import io.praetor.api.catalog.PreparedQueryRow;
import io.praetor.format.filter.LinearPattern;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** A query that stands for every name that begins like its own, filled in with the rest of it. */
final class Template {

  private static final String NAME_PREFIX = "name_prefix_match";

  private final PreparedQueryRow row;
  private final Map<String, TemplatePart> parts = new HashMap<>();
  private final Function<String, List<String>> expression;

  private Template(PreparedQueryRow row) throws TemplateException {
    if (!row.templateType().equals(NAME_PREFIX)) {
      throw new TemplateException("Bad Template.Type '" + row.templateType() + "'");
    }
    this.row = row;
    ServiceTexts.changed(row, this::parse);
    expression = expression(row.templateRegexp());
  }

  /** Reads a template, and tries it with the shortest name that it stands for. */
  static Template of(PreparedQueryRow row) throws TemplateException {
    Template template = new Template(row);
    template.filled(row.name(), "");
    return template;
  }

  /** Why a row is no template, or an empty string. */
  static String problem(PreparedQueryRow row) {
    try {
      of(row);
      return "";
    } catch (TemplateException e) {
      return e.getMessage();
    }
  }

  private String parse(String path, String text) throws TemplateException {
    try {
      parts.put(path, TemplateParser.parse(text));
      return text;
    } catch (TemplateException e) {
      throw new TemplateException(
          "Bad format '" + text + "' in Service" + path + ": " + e.getMessage());
    }
  }

  private static Function<String, List<String>> expression(String regexp) throws TemplateException {
    if (regexp.isEmpty()) {
      return name -> List.of();
    }
    try {
      return LinearPattern.groups(regexp);
    } catch (IllegalArgumentException e) {
      throw new TemplateException("Bad Regexp: " + e.getMessage());
    }
  }

  /**
   * The query for a name.
   *
   * @param segment of the network that whoever asks is in
   */
  PreparedQueryRow filled(String name, String segment) throws TemplateException {
    String prefix = row.name();
    boolean begins = name.startsWith(prefix);
    TemplateScope scope =
        new TemplateScope(
            Map.of(
                "name.full", name,
                "name.prefix", prefix,
                "name.suffix", begins ? name.substring(prefix.length()) : name,
                "agent.segment", segment),
            expression.apply(name));
    return ServiceTexts.changed(row, (path, text) -> filled(path, text, scope));
  }

  private String filled(String path, String text, TemplateScope scope) throws TemplateException {
    Object value;
    try {
      value = parts.get(path).value(scope);
    } catch (TemplateException e) {
      throw new TemplateException(
          "Bad evaluation for '" + text + "' in Service" + path + ": " + e.getMessage());
    }
    if (value instanceof String filled) {
      return filled;
    }
    throw new TemplateException(
        String.format(Locale.ROOT, "Expected Service%s field to be a string, got TypeInt", path));
  }
}
