package io.praetor.catalog.internal.prepared;

import java.util.List;

/** A piece of a text with gaps. */
sealed interface TemplatePart {

  /** The function that takes parts out of a matched name. */
  String MATCH = "match";

  /** What it becomes: a {@link String} or a {@link Long}. */
  Object value(TemplateScope scope) throws TemplateException;

  /** Stands as it is. */
  record Fixed(Object value) implements TemplatePart {
    @Override
    public Object value(TemplateScope scope) {
      return value;
    }
  }

  /**
   * A variable.
   *
   * @param position where it stands, as line and column
   */
  record Variable(String name, String position) implements TemplatePart {
    @Override
    public Object value(TemplateScope scope) throws TemplateException {
      String value = scope.variables().get(name);
      if (value == null) {
        throw new TemplateException(position + ": unknown variable accessed: " + name);
      }
      return value;
    }
  }

  /**
   * A function of what stands between parentheses.
   *
   * @param position where it stands, as line and column
   */
  record Call(String function, List<TemplatePart> arguments, String position)
      implements TemplatePart {
    @Override
    public Object value(TemplateScope scope) throws TemplateException {
      if (!function.equals(MATCH)) {
        throw new TemplateException(position + ": unknown function called: " + function);
      }
      if (arguments.size() != 1) {
        throw new TemplateException(
            position + ": " + MATCH + ": expected 1 arguments, got " + arguments.size());
      }
      Object number = arguments.get(0).value(scope);
      return number instanceof Long known
          ? scope.match(known)
          : scope.match(number((String) number));
    }

    private long number(String text) throws TemplateException {
      try {
        return Integer.parseInt(text);
      } catch (NumberFormatException e) {
        throw new TemplateException(
            position + ": " + MATCH + ": argument 1 should be type int, got \"" + text + "\"");
      }
    }
  }

  /** Pieces one behind the other; one alone keeps its kind. */
  record Joined(List<TemplatePart> parts) implements TemplatePart {
    @Override
    public Object value(TemplateScope scope) throws TemplateException {
      if (parts.size() == 1) {
        return parts.get(0).value(scope);
      }
      StringBuilder text = new StringBuilder();
      for (TemplatePart part : parts) {
        text.append(part.value(scope));
      }
      return text.toString();
    }
  }
}
