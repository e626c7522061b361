package io.praetor.catalog.internal.prepared;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads texts in which <code>${…}</code> is a gap: a variable, {@code match(…)}, a number, or a
 * text in quotes, which may have gaps itself. Two dollar signs stand for one.
 */
final class TemplateParser {

  /** Texts within gaps within texts; each level is one of this program's stack. */
  private static final int DEPTH_MAX = 16;

  private final String text;
  private int at;
  private int depth;

  private TemplateParser(String text) {
    this.text = text;
  }

  static TemplatePart parse(String text) throws TemplateException {
    return new TemplateParser(text).sequence(false);
  }

  private TemplatePart sequence(boolean quoted) throws TemplateException {
    if (++depth > DEPTH_MAX) {
      throw error("nested too deeply");
    }
    List<TemplatePart> parts = new ArrayList<>();
    StringBuilder fixed = new StringBuilder();
    while (at < text.length() && !(quoted && peek() == '"')) {
      if (text.startsWith("${", at)) {
        add(parts, fixed);
        at += 2;
        parts.add(gap());
      } else {
        fixed.append(character(quoted));
      }
    }
    if (parts.isEmpty() || fixed.length() > 0) {
      add(parts, fixed);
    }
    depth--;
    return new TemplatePart.Joined(parts);
  }

  private static void add(List<TemplatePart> parts, StringBuilder fixed) {
    if (fixed.length() > 0 || parts.isEmpty()) {
      parts.add(new TemplatePart.Fixed(fixed.toString()));
      fixed.setLength(0);
    }
  }

  private char character(boolean quoted) throws TemplateException {
    char c = text.charAt(at++);
    if (c == '$' && at < text.length() && peek() == '$') {
      at++;
    } else if (quoted && c == '\\') {
      if (at == text.length()) {
        throw error("unfinished backslash escape sequence");
      }
      char escaped = text.charAt(at++);
      return switch (escaped) {
        case '\\', '"' -> escaped;
        case 'n' -> '\n';
        default -> throw error("invalid backslash escape sequence");
      };
    }
    return c;
  }

  private TemplatePart gap() throws TemplateException {
    TemplatePart part = expression();
    expect('}');
    return part;
  }

  private TemplatePart expression() throws TemplateException {
    skipSpace();
    if (at < text.length()) {
      char c = peek();
      if (c == '"') {
        at++;
        TemplatePart part = sequence(true);
        expect('"');
        return part;
      }
      if (c >= '0' && c <= '9') {
        return number();
      }
      if (Character.isLetter(c) || c == '_') {
        return named();
      }
    }
    throw error("expected expression but found " + found());
  }

  private TemplatePart number() throws TemplateException {
    int start = at;
    while (at < text.length() && peek() >= '0' && peek() <= '9') {
      at++;
    }
    try {
      return new TemplatePart.Fixed(Long.parseLong(text.substring(start, at)));
    } catch (NumberFormatException e) {
      throw error("invalid integer: " + text.substring(start, at));
    }
  }

  private TemplatePart named() throws TemplateException {
    String position = position();
    int start = at;
    while (at < text.length() && isPartOfName(peek())) {
      at++;
    }
    String name = text.substring(start, at);
    skipSpace();
    if (at == text.length() || peek() != '(') {
      return new TemplatePart.Variable(name, position);
    }
    at++;
    List<TemplatePart> arguments = new ArrayList<>();
    skipSpace();
    while (at < text.length() && peek() != ')') {
      arguments.add(argument());
      skipSpace();
      if (at < text.length() && peek() == ',') {
        at++;
        skipSpace();
      } else {
        break;
      }
    }
    expect(')');
    return new TemplatePart.Call(name, arguments, position);
  }

  private TemplatePart argument() throws TemplateException {
    if (++depth > DEPTH_MAX) {
      throw error("nested too deeply");
    }
    TemplatePart argument = expression();
    depth--;
    return argument;
  }

  private static boolean isPartOfName(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '*';
  }

  private void expect(char wanted) throws TemplateException {
    if (wanted != '"') {
      skipSpace();
    }
    if (at == text.length() || peek() != wanted) {
      String name = wanted == '"' ? "closing quote" : "\"" + wanted + "\"";
      throw error("expected " + name + " but found " + found());
    }
    at++;
  }

  private String found() {
    return at == text.length() ? "end of string" : "\"" + peek() + "\"";
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(peek())) {
      at++;
    }
  }

  private char peek() {
    return text.charAt(at);
  }

  private TemplateException error(String what) {
    return new TemplateException("parse error at " + position() + ": " + what);
  }

  private String position() {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < at; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return line + ":" + (text.codePointCount(lineStart, at) + 1);
  }
}
