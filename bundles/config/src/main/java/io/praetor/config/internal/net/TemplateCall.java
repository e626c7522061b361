package io.praetor.config.internal.net;

import io.praetor.config.internal.syntax.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One function of a template with its literal arguments. */
record TemplateCall(String function, List<String> arguments) {

  private static final Pattern WORD =
      Pattern.compile("\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|`([^`]*)`|(\\|)|([-+\\w.]+))\\s*");

  /** The calls of an action, left to right. */
  static List<TemplateCall> pipeline(String action) throws ConfigurationException {
    List<TemplateCall> calls = new ArrayList<>();
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(action);
    int end = 0;
    while (end < action.length() && word.find(end) && word.start() == end) {
      if (word.group(3) != null) {
        calls.add(of(words, action));
        words.clear();
      } else {
        words.add(literal(word));
      }
      end = word.end();
    }
    if (end < action.length()) {
      throw new ConfigurationException("unable to parse template: {{" + action + "}}");
    }
    calls.add(of(words, action));
    return calls;
  }

  private static String literal(Matcher word) {
    if (word.group(1) != null) {
      return word.group(1).replaceAll("\\\\(.)", "$1");
    }
    return word.group(2) != null ? word.group(2) : word.group(4);
  }

  private static TemplateCall of(List<String> words, String action) throws ConfigurationException {
    if (words.isEmpty()) {
      throw new ConfigurationException("unable to parse template: {{" + action + "}}");
    }
    return new TemplateCall(words.get(0), List.copyOf(words.subList(1, words.size())));
  }

  /** The argument of that position. */
  String argument(int index) throws ConfigurationException {
    if (index >= arguments.size()) {
      throw new ConfigurationException("template: not enough arguments for " + function);
    }
    return arguments.get(index);
  }

  /** The argument of that position as a number. */
  int number(int index) throws ConfigurationException {
    try {
      return Integer.parseInt(argument(index));
    } catch (NumberFormatException e) {
      throw new ConfigurationException(
          "template: " + function + " expects a number, got \"" + argument(index) + "\"", e);
    }
  }
}
