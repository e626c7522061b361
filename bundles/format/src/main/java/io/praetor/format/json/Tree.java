package io.praetor.format.json;

import java.util.List;
import java.util.Map;

/** A JSON object of which any part may be missing, and then is as good as empty. */
public record Tree(Map<?, ?> members) {

  private static final Tree EMPTY = new Tree(Map.of());

  /** The object of a text; an empty text is an empty object. */
  public static Tree of(String text) {
    return text.isEmpty() ? EMPTY : of(JsonText.tree(text));
  }

  private static Tree of(Object value) {
    return value instanceof Map<?, ?> members ? new Tree(members) : EMPTY;
  }

  public String text(String name) {
    return members.get(name) instanceof String text ? text : "";
  }

  public long number(String name) {
    return members.get(name) instanceof Number number ? number.longValue() : 0;
  }

  public boolean flag(String name) {
    return Boolean.TRUE.equals(members.get(name));
  }

  public Tree object(String name) {
    return of(members.get(name));
  }

  public List<Tree> list(String name) {
    return members.get(name) instanceof List<?> elements
        ? elements.stream().map(Tree::of).toList()
        : List.of();
  }
}
