package io.praetor.state.internal.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.state.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class RadixTreePropertyTest {

  record Cell(String name, long modifyIndex) implements Row {}

  /** A change: null row removes. */
  record Step(byte[] key, boolean put, boolean freeze) {}

  @Property(tries = 400)
  void shouldBehaveAsASortedMap(@ForAll("steps") List<Step> steps) {
    TreeMap<byte[], Cell> model = new TreeMap<>(Arrays::compareUnsigned);
    TreeEdit<Cell> edit = new TreeEdit<>(RadixTree.empty());
    long index = 0;
    for (Step step : steps) {
      index++;
      apply(edit, model, step, index);
      assertSame(model.get(step.key()), edit.get(step.key()));
    }
    assertIs(model, edit.freeze());
  }

  @Property(tries = 300)
  void shouldLeaveEarlierVersionsAlone(@ForAll("steps") List<Step> steps) {
    TreeMap<byte[], Cell> model = new TreeMap<>(Arrays::compareUnsigned);
    TreeEdit<Cell> edit = new TreeEdit<>(RadixTree.empty());
    List<RadixTree<Cell>> versions = new ArrayList<>();
    List<TreeMap<byte[], Cell>> models = new ArrayList<>();
    long index = 0;
    for (Step step : steps) {
      index++;
      apply(edit, model, step, index);
      if (step.freeze()) {
        versions.add(edit.freeze());
        models.add(new TreeMap<>(model));
      }
    }
    for (int i = 0; i < versions.size(); i++) {
      assertIs(models.get(i), versions.get(i));
    }
  }

  @Property(tries = 300)
  void shouldShowExactlyWhatDiffers(
      @ForAll("steps") List<Step> first, @ForAll("steps") List<Step> second) {
    TreeMap<byte[], Cell> model = new TreeMap<>(Arrays::compareUnsigned);
    TreeEdit<Cell> edit = new TreeEdit<>(RadixTree.empty());
    first.forEach(step -> apply(edit, model, step, 1));
    RadixTree<Cell> before = edit.freeze();
    TreeMap<byte[], Cell> was = new TreeMap<>(model);
    second.forEach(step -> apply(edit, model, step, 2));
    RadixTree<Cell> after = edit.freeze();
    assertDiffers(was, model, before, after);
    assertDiffers(model, was, after, before);
    // Built from nothing, so that no node is shared.
    assertDiffers(was, was, before, before);
    assertTrue(!new TreeDiff<>(before, rebuilt(was)).hasNext());
  }

  @Property(tries = 300)
  void shouldBuildTheSameInBulk(@ForAll("steps") List<Step> steps) {
    TreeMap<byte[], Cell> model = new TreeMap<>(Arrays::compareUnsigned);
    TreeEdit<Cell> edit = new TreeEdit<>(RadixTree.empty());
    long index = 0;
    for (Step step : steps) {
      index++;
      apply(edit, model, step, index);
    }
    RadixTree<Cell> built = rebuilt(model);
    assertIs(model, built);
    assertEquals(shape(edit.freeze().root), shape(built.root));
  }

  @Property(tries = 200)
  void shouldKnowTheNewestAfterUndoing(@ForAll("steps") List<Step> steps) {
    TreeMap<byte[], Cell> model = new TreeMap<>(Arrays::compareUnsigned);
    TreeEdit<Cell> edit = new TreeEdit<>(RadixTree.empty());
    steps.forEach(step -> apply(edit, model, step, 1 + model.size()));
    for (Step step : steps) {
      Cell before = edit.put(step.key().clone(), new Cell("undone", 1_000_000));
      if (before == null) {
        edit.remove(step.key());
      } else {
        edit.put(step.key().clone(), before);
      }
    }
    assertIs(model, edit.freeze());
  }

  private static RadixTree<Cell> rebuilt(NavigableMap<byte[], Cell> model) {
    TreeBuilder<Cell> builder = new TreeBuilder<>();
    model.forEach((key, row) -> builder.add(key.clone(), row));
    return builder.build();
  }

  private static void apply(
      TreeEdit<Cell> edit, NavigableMap<byte[], Cell> model, Step step, long index) {
    Cell row = new Cell(Arrays.toString(step.key()), index);
    if (step.put()) {
      assertSame(model.put(step.key(), row), edit.put(step.key().clone(), row));
    } else {
      assertSame(model.remove(step.key()), edit.remove(step.key()));
    }
    if (step.freeze()) {
      edit.freeze();
    }
  }

  private static void assertIs(NavigableMap<byte[], Cell> model, RadixTree<Cell> tree) {
    assertEquals(model.size(), tree.size());
    assertEquals(List.copyOf(model.values()), rows(tree.scan(new byte[0])));
    for (byte[] key : model.keySet()) {
      assertSame(model.get(key), tree.get(key));
      for (int length = 0; length <= key.length; length++) {
        assertBelow(model, tree, Arrays.copyOf(key, length));
      }
      byte[] longer = Arrays.copyOf(key, key.length + 1);
      assertBelow(model, tree, longer);
      if (!model.containsKey(longer)) {
        assertNull(tree.get(longer));
      }
    }
    assertBelow(model, tree, new byte[] {99});
    assertNewer(model, tree);
  }

  private static void assertBelow(
      NavigableMap<byte[], Cell> model, RadixTree<Cell> tree, byte[] prefix) {
    List<Cell> expected =
        model.entrySet().stream()
            .filter(entry -> startsWith(entry.getKey(), prefix))
            .map(Map.Entry::getValue)
            .toList();
    assertEquals(expected, rows(tree.scan(prefix)));
    assertEquals(
        expected.stream().mapToLong(Cell::modifyIndex).max().orElse(0), tree.newestBelow(prefix));
  }

  private static void assertNewer(NavigableMap<byte[], Cell> model, RadixTree<Cell> tree) {
    long newest = tree.newestBelow(new byte[0]);
    for (long after : new long[] {0, 1, newest / 2, newest - 1, newest}) {
      assertEquals(
          model.values().stream().filter(cell -> cell.modifyIndex() > after).toList(),
          rows(tree.newer(after)));
    }
  }

  private static void assertDiffers(
      NavigableMap<byte[], Cell> was,
      NavigableMap<byte[], Cell> is,
      RadixTree<Cell> before,
      RadixTree<Cell> after) {
    TreeMap<byte[], Cell> all = new TreeMap<>(was);
    all.putAll(is);
    Iterator<RowChange<Cell>> diff = new TreeDiff<>(before, after);
    for (byte[] key : all.keySet()) {
      if (!Objects.equals(was.get(key), is.get(key))) {
        RowChange<Cell> change = diff.next();
        assertTrue(Arrays.equals(key, change.key()));
        assertSame(was.get(key), change.before());
        assertSame(is.get(key), change.after());
      }
    }
    assertTrue(!diff.hasNext());
  }

  /** Depths and labels, depth first. */
  private static String shape(Node<Cell> node) {
    if (node instanceof Branch<Cell> branch) {
      StringBuilder text = new StringBuilder("(" + branch.depth + (branch.own != null ? "!" : ""));
      text.append(Arrays.toString(branch.labels)).append(branch.newest);
      for (Node<Cell> child : branch.children) {
        text.append(shape(child));
      }
      return text.append(")").toString();
    }
    return node == null ? "" : ".";
  }

  private static boolean startsWith(byte[] key, byte[] prefix) {
    return key.length >= prefix.length
        && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }

  private static List<Cell> rows(Iterable<Cell> rows) {
    List<Cell> list = new ArrayList<>();
    rows.forEach(list::add);
    return list;
  }

  /** Few different bytes, so that keys often share prefixes and contain one another. */
  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<byte[]> keys =
        Arbitraries.of((byte) 0, (byte) 1, (byte) 127, (byte) -128, (byte) -1)
            .array(byte[].class)
            .ofMaxSize(6);
    return Combinators.combine(
            keys,
            Arbitraries.frequency(Tuple.of(3, true), Tuple.of(1, false)),
            Arbitraries.frequency(Tuple.of(1, true), Tuple.of(4, false)))
        .as(Step::new)
        .list()
        .ofMaxSize(60);
  }
}
