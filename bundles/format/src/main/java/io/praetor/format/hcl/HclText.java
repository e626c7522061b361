package io.praetor.format.hcl;

import io.praetor.format.hcl.HclToken.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * HCL version 1 to a tree. As in HCL itself every object becomes a list of objects, because a block
 * may be repeated: {@code k {}} twice gives two elements, and {@code k "a" {}} is {@code k {a {}}}.
 */
public final class HclText {

  /** Deepest nesting of objects and lists; what means something stays below ten. */
  static final int MAX_DEPTH = 64;

  private final HclScanner scanner;
  private HclToken token;
  private final boolean strict;
  private int depth;

  private HclText(String text, boolean strict) throws HclException {
    this.scanner = new HclScanner(text);
    this.token = scanner.next();
    this.strict = strict;
  }

  /** The tree of a whole document. */
  public static Map<String, Object> object(String text) throws HclException {
    return new HclText(text, false).items(Kind.END);
  }

  /** The same, when nothing in it is said twice: what would win is for nobody to guess. */
  public static Map<String, Object> unambiguous(String text) throws HclException {
    return new HclText(text, true).items(Kind.END);
  }

  private Map<String, Object> items(Kind end) throws HclException {
    Map<String, Object> object = new LinkedHashMap<>();
    while (token.kind() != end) {
      if (token.kind() == Kind.END) {
        throw error("object expected closing RBRACE got: EOF");
      }
      item(object);
      if (token.kind() == Kind.COMMA) {
        advance();
      }
    }
    return object;
  }

  private void item(Map<String, Object> object) throws HclException {
    List<String> keys = new ArrayList<>();
    while (token.kind() == Kind.WORD || token.kind() == Kind.STRING) {
      keys.add((String) token.value());
      advance();
      if (keys.size() > MAX_DEPTH) {
        throw error("nested deeper than " + MAX_DEPTH + " levels");
      }
    }
    if (keys.isEmpty()) {
      throw error("object expected a key, got " + token.kind());
    }
    if (token.kind() == Kind.ASSIGN && keys.size() == 1) {
      advance();
      set(object, keys.get(0), value());
    } else if (token.kind() == Kind.OPEN_BRACE) {
      set(object, keys.get(0), labelled(keys.subList(1, keys.size()), braces()));
    } else {
      throw error("key '" + String.join(" ", keys) + "' expected start of object ('{') or '='");
    }
  }

  private static Object labelled(List<String> labels, List<Object> body) {
    List<Object> value = body;
    for (int i = labels.size() - 1; i >= 0; i--) {
      Map<String, Object> wrapped = new LinkedHashMap<>();
      wrapped.put(labels.get(i), value);
      value = new ArrayList<>(List.of(wrapped));
    }
    return value;
  }

  /** The last scalar wins; objects of one name add up. */
  private void set(Map<String, Object> object, String key, Object value) throws HclException {
    Object earlier = object.get(key);
    if (earlier instanceof List<?> && value instanceof List<?> more) {
      list(earlier).addAll(more);
    } else if (strict && earlier != null) {
      throw error("The argument \"" + key + "\" was already set");
    } else {
      object.put(key, value);
    }
  }

  private Object value() throws HclException {
    HclToken first = token;
    return switch (first.kind()) {
      case STRING, NUMBER, BOOL -> {
        advance();
        yield first.value();
      }
      case OPEN_BRACKET -> list();
      case OPEN_BRACE -> braces();
      default -> throw error("expected a value, got " + first.kind());
    };
  }

  private List<Object> braces() throws HclException {
    enter();
    Map<String, Object> object = items(Kind.CLOSE_BRACE);
    leave();
    List<Object> list = new ArrayList<>();
    list.add(object);
    return list;
  }

  private List<Object> list() throws HclException {
    enter();
    List<Object> list = new ArrayList<>();
    while (token.kind() != Kind.CLOSE_BRACKET) {
      Object element = value();
      // An object inside a list is already one of several, so it is not wrapped again.
      list.add(element instanceof List<?> one && isObject(one) ? one.get(0) : element);
      if (token.kind() == Kind.COMMA) {
        advance();
      } else if (token.kind() != Kind.CLOSE_BRACKET) {
        throw error("error parsing list, expected comma or list end, got " + token.kind());
      }
    }
    leave();
    return list;
  }

  @SuppressWarnings("unchecked") // all lists of a tree are of objects
  private static List<Object> list(Object node) {
    return (List<Object>) node;
  }

  private static boolean isObject(List<?> list) {
    return list.size() == 1 && list.get(0) instanceof Map;
  }

  private void enter() throws HclException {
    if (++depth > MAX_DEPTH) {
      throw error("nested deeper than " + MAX_DEPTH + " levels");
    }
    advance();
  }

  private void leave() throws HclException {
    depth--;
    advance();
  }

  private void advance() throws HclException {
    token = scanner.next();
  }

  private HclException error(String message) {
    return new HclException(token.line(), token.column(), message);
  }
}
