package io.praetor.state.internal.durable;

import io.praetor.state.internal.wire.MalformedDataException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which storage engine's files are the state. Lines of text, a word and a name each, the last line
 * being {@code end}.
 *
 * @param engine the one that counts
 * @param configured what the configuration named when that was chosen: only when it names another
 *     one, it is asked again
 * @param leftovers engines whose directories hold nothing that counts, and are to be deleted
 */
record EngineMark(String engine, String configured, Set<String> leftovers) {

  /** Names are names of directories, too; none with a dot, which the mark's own file has. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

  private static final String ENGINE = "engine ";
  private static final String CONFIGURED = "configured ";
  private static final String LEFTOVER = "leftover ";
  private static final String END = "end";

  EngineMark {
    leftovers = Set.copyOf(leftovers);
  }

  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  EngineMark configured(String now) {
    return new EngineMark(engine, now, leftovers);
  }

  /** The same with one more directory that does not count. */
  EngineMark withLeftover(String name) {
    Set<String> more = new TreeSet<>(leftovers);
    more.add(name);
    return new EngineMark(engine, configured, more);
  }

  EngineMark withoutLeftover(String name) {
    Set<String> fewer = new TreeSet<>(leftovers);
    fewer.remove(name);
    return new EngineMark(engine, configured, fewer);
  }

  /** Another engine counts, and the one that did is a leftover. */
  EngineMark changedTo(String next, String configuredNow) {
    return new EngineMark(next, configuredNow, leftovers)
        .withLeftover(engine)
        .withoutLeftover(next);
  }

  byte[] encode() {
    StringBuilder text = new StringBuilder();
    text.append(ENGINE).append(engine).append('\n');
    text.append(CONFIGURED).append(configured).append('\n');
    for (String leftover : new TreeSet<>(leftovers)) {
      text.append(LEFTOVER).append(leftover).append('\n');
    }
    return text.append(END).append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  static EngineMark decode(byte[] bytes) throws MalformedDataException {
    String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
    List<String> rest = new ArrayList<>(List.of(lines));
    String engine = name(rest, ENGINE);
    String configured = name(rest, CONFIGURED);
    Set<String> leftovers = new TreeSet<>();
    while (!rest.isEmpty() && rest.get(0).startsWith(LEFTOVER)) {
      leftovers.add(name(rest, LEFTOVER));
    }
    if (!rest.equals(List.of(END, "")) || leftovers.contains(engine)) {
      throw new MalformedDataException("the mark of the storage engine is damaged");
    }
    return new EngineMark(engine, configured, leftovers);
  }

  private static String name(List<String> lines, String word) throws MalformedDataException {
    String line = lines.isEmpty() ? "" : lines.remove(0);
    if (!line.startsWith(word) || !isName(line.substring(word.length()))) {
      throw new MalformedDataException("the mark of the storage engine is damaged");
    }
    return line.substring(word.length());
  }
}
