package io.praetor.metrics.internal.count;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TallyPropertyTest {

  @Property
  void shouldAgreeWithWhatIsComputedFromAllValues(
      @ForAll @Size(min = 1, max = 1200) List<@DoubleRange(min = -1e6, max = 1e6) Double> values) {
    Tally tally = new Tally(true);
    values.forEach(value -> tally.add((double) value));
    Figures figures = tally.look();
    double sum = values.stream().mapToDouble(value -> value).sum();
    double mean = sum / values.size();
    double spread = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    assertEquals(values.size(), figures.count());
    assertEquals(sum, figures.sum(), 1e-3);
    assertEquals(values.stream().mapToDouble(v -> v).min().orElseThrow(), figures.min());
    assertEquals(values.stream().mapToDouble(v -> v).max().orElseThrow(), figures.max());
    double deviation = values.size() < 2 ? 0 : Math.sqrt(spread / (values.size() - 1));
    // The sum of squares loses what the mean is larger than the spread by.
    assertEquals(deviation, figures.deviation(), 1e-6 * deviation + 0.1);
    double[] latest =
        values.stream()
            .skip(Math.max(0, values.size() - Cell.MAX_RECENT))
            .mapToDouble(value -> value)
            .sorted()
            .toArray();
    assertArrayEquals(latest, figures.recent());
  }

  @Property
  void shouldTakeEachValueOnce(
      @ForAll @Size(max = 40) List<@IntRange(min = -1000, max = 1000) Integer> values,
      @ForAll @IntRange(max = 40) int cut) {
    Tally tally = new Tally(true);
    int first = Math.min(cut, values.size());
    values.subList(0, first).forEach(value -> tally.add((long) value));
    Figures before = tally.take();
    values.subList(first, values.size()).forEach(value -> tally.add((long) value));
    Figures after = tally.take();
    Tally whole = new Tally(true);
    values.forEach(value -> whole.add((long) value));
    assertEquals(whole.look(), before.plus(after));
    assertEquals(Figures.NOTHING, tally.look());
  }

  @Property
  void shouldTakeAnyNumberAndStayFinite(@ForAll @Size(max = 30) List<Double> values) {
    Tally tally = new Tally(true);
    values.forEach(value -> tally.add((double) value));
    for (double odd :
        new double[] {Double.NaN, Double.POSITIVE_INFINITY, -Double.MAX_VALUE, 1e100, 1e100}) {
      tally.add(odd);
    }
    Figures figures = tally.look();
    assertTrue(
        Double.isFinite(figures.sum() + figures.mean() + figures.deviation() + figures.max()));
    assertTrue(Arrays.stream(figures.recent()).allMatch(Double::isFinite));
  }

  @Property
  void shouldFindQuantilesAmongTheValues(
      @ForAll @Size(min = 1, max = 100) List<@DoubleRange(min = 0, max = 10) Double> values,
      @ForAll @DoubleRange(min = 0, max = 1) double part) {
    double[] sorted = values.stream().mapToDouble(value -> value).sorted().toArray();
    Figures figures = new Figures(sorted.length, 0, 0, 0, 0, sorted);
    double found = figures.quantile(part);
    long notAbove = values.stream().filter(value -> value <= found).count();
    long below = values.stream().filter(value -> value < found).count();
    assertTrue(notAbove >= part * values.size() - 1e-9);
    assertTrue(below <= Math.ceil(part * values.size()));
  }
}
