package io.praetor.state.internal.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.state.Row;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RadixTreeTest {

  private static final int LONGEST_KEY = 2047;

  record Cell(long modifyIndex) implements Row {}

  @Test
  void shouldTakeKeysThatAllContainOneAnother() {
    TreeEdit<Cell> edit = new TreeEdit<>(RadixTree.empty());
    for (int length = LONGEST_KEY; length >= 0; length--) {
      edit.put(new byte[length], new Cell(length));
    }
    RadixTree<Cell> full = edit.freeze();
    assertEquals(LONGEST_KEY + 1, full.size());
    assertEquals(LONGEST_KEY, full.newestBelow(new byte[0]));
    for (int length = 0; length <= LONGEST_KEY; length++) {
      edit.remove(new byte[length]);
    }
    assertNull(edit.freeze().root);
    assertEquals(LONGEST_KEY, full.get(new byte[LONGEST_KEY]).modifyIndex());
  }

  @Test
  void shouldPassOverWhatTwoVersionsShare() {
    TreeEdit<Cell> edit = new TreeEdit<>(RadixTree.empty());
    for (int i = 0; i < 1000; i++) {
      edit.put(bytes("key/" + i), new Cell(i));
    }
    RadixTree<Cell> before = edit.freeze();
    edit.put(bytes("key/77"), new Cell(2000));
    RadixTree<Cell> after = edit.freeze();
    TreeDiff<Cell> diff = new TreeDiff<>(before, after);
    assertEquals(2000, diff.next().after().modifyIndex());
    assertFalse(diff.hasNext());
    assertTrue(before.sameBelow(after, bytes("key/1")));
    assertFalse(before.sameBelow(after, bytes("key/7")));
    assertTrue(before.sameBelow(after, bytes("other")));
  }

  @Test
  void shouldRefuseUnorderedRowsInBulk() {
    TreeBuilder<Cell> builder = new TreeBuilder<>();
    builder.add(bytes("b"), new Cell(1));
    assertThrows(IllegalArgumentException.class, () -> builder.add(bytes("a"), new Cell(1)));
    assertThrows(IllegalArgumentException.class, () -> builder.add(bytes("b"), new Cell(1)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
