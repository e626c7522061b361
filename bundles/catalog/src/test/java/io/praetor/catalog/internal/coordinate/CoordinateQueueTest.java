package io.praetor.catalog.internal.coordinate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.catalog.CoordinateRow;
import io.praetor.api.gossip.Coordinate;
import io.praetor.catalog.internal.command.CoordinateBatch;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoordinateQueueTest {

  private final CoordinateQueue queue = new CoordinateQueue();

  @Test
  void shouldBeginAPeriodWithTheFirst() {
    assertTrue(queue.add(row(1, 1)));
    assertFalse(queue.add(row(2, 1)));
    queue.take();
    assertTrue(queue.add(row(1, 1)));
  }

  @Test
  void shouldKeepTheNewestOfEachNode() {
    queue.add(row(1, 1));
    queue.add(row(1, 2));
    CoordinateQueue.Flush flush = queue.take();
    assertEquals(List.of(new CoordinateBatch(List.of(row(1, 2)))), flush.batches());
    assertEquals(0, flush.dropped());
    assertEquals(List.of(), queue.take().batches());
  }

  @Test
  void shouldWriteNoMoreThanFiveBatches() {
    for (int node = 0; node < 700; node++) {
      queue.add(row(node, 1));
    }
    CoordinateQueue.Flush flush = queue.take();
    assertEquals(5, flush.batches().size());
    flush.batches().forEach(batch -> assertEquals(128, batch.rows().size()));
    assertEquals(60, flush.dropped());
  }

  @Test
  void shouldBeBounded() {
    for (int node = 0; node <= CoordinateQueue.PENDING_MAX; node++) {
      queue.add(row(node, 1));
    }
    int written = CoordinateQueue.BATCHES_MAX * CoordinateBatch.SIZE_MAX;
    assertEquals(CoordinateQueue.PENDING_MAX + 1 - written, queue.take().dropped());
  }

  private static CoordinateRow row(int node, double x) {
    return new CoordinateRow("n" + node, "", new Coordinate(List.of(x), 1, 0, 0), 0);
  }
}
