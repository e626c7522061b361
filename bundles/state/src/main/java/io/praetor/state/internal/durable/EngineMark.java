package io.praetor.state.internal.durable;

import io.praetor.state.internal.wire.MalformedDataException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which storage engine's files are the state. Lines of text, a word and a name each, the last line
 * being {@code end}. Any mark that can be made can be read again: a server whose mark cannot be
 * read does not start any more.
 *
 * @param engine the one that counts
 * @param configured what the configuration named when that was chosen: only when it names another
 *     one, it is asked again; any text, escaped as in a URL, of which the beginning is kept
 * @param leftovers engines whose directories hold nothing that counts, and are to be deleted
 */
record EngineMark(String engine, String configured, Set<String> leftovers) {

  /** Names are names of directories, too; none with a dot, which the mark's own file has. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

  /** Far beyond any name, and far below what a mark may have. */
  static final int MAX_CONFIGURED = 1_024;

  private static final String ENGINE = "engine ";
  private static final String CONFIGURED = "configured ";
  private static final String LEFTOVER = "leftover ";
  private static final String END = "end";

  EngineMark {
    leftovers = Set.copyOf(leftovers);
    configured = kept(configured);
    requireName(engine);
    leftovers.forEach(EngineMark::requireName);
    if (leftovers.contains(engine)) {
      throw new IllegalArgumentException(engine + " counts, and is no leftover");
    }
  }

  private static void requireName(String name) {
    if (!isName(name)) {
      throw new IllegalArgumentException("Storage engine " + name + " has no proper name");
    }
  }

  /**
   * As it is when it was written and read; half a character, for example, comes back as another.
   */
  private static String kept(String text) {
    String cut = text.substring(0, Math.min(text.length(), MAX_CONFIGURED));
    return URLDecoder.decode(escape(cut), StandardCharsets.UTF_8);
  }

  private static String escape(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** Whether the configuration named this when the engine was chosen. */
  boolean isChosenUnder(String now) {
    return configured.equals(kept(now));
  }

  EngineMark configured(String now) {
    return new EngineMark(engine, now, leftovers);
  }

  /** The same with one more directory that does not count. */
  EngineMark withLeftover(String name) {
    return new EngineMark(engine, configured, with(name));
  }

  private Set<String> with(String name) {
    Set<String> more = new TreeSet<>(leftovers);
    more.add(name);
    return more;
  }

  EngineMark withoutLeftover(String name) {
    Set<String> fewer = new TreeSet<>(leftovers);
    fewer.remove(name);
    return new EngineMark(engine, configured, fewer);
  }

  /** Another engine counts, and the one that did is a leftover. */
  EngineMark changedTo(String next, String configuredNow) {
    Set<String> others = with(engine);
    others.remove(next);
    return new EngineMark(next, configuredNow, others);
  }

  byte[] encode() {
    StringBuilder text = new StringBuilder();
    text.append(ENGINE).append(engine).append('\n');
    text.append(CONFIGURED).append(escape(configured)).append('\n');
    for (String leftover : new TreeSet<>(leftovers)) {
      text.append(LEFTOVER).append(leftover).append('\n');
    }
    return text.append(END).append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  static EngineMark decode(byte[] bytes) throws MalformedDataException {
    String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
    List<String> rest = new ArrayList<>(List.of(lines));
    try {
      String engine = word(rest, ENGINE);
      String configured = URLDecoder.decode(word(rest, CONFIGURED), StandardCharsets.UTF_8);
      Set<String> leftovers = new TreeSet<>();
      while (!rest.isEmpty() && rest.get(0).startsWith(LEFTOVER)) {
        leftovers.add(word(rest, LEFTOVER));
      }
      if (!rest.equals(List.of(END, ""))) {
        throw damaged();
      }
      return new EngineMark(engine, configured, leftovers);
    } catch (IllegalArgumentException e) {
      throw damaged();
    }
  }

  private static String word(List<String> lines, String word) throws MalformedDataException {
    String line = lines.isEmpty() ? "" : lines.remove(0);
    if (!line.startsWith(word)) {
      throw damaged();
    }
    return line.substring(word.length());
  }

  private static MalformedDataException damaged() {
    return new MalformedDataException("the mark of the storage engine is damaged");
  }
}
