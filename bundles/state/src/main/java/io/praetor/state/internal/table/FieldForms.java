package io.praetor.state.internal.table;

import io.praetor.api.gossip.Coordinate;
import io.praetor.state.internal.wire.MalformedDataException;
import io.praetor.state.internal.wire.WireReader;
import io.praetor.state.internal.wire.WireWriter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The forms of all types that fields of records have. */
final class FieldForms {

  /** Dimensions, tags and the like: more can be in no row, and nothing is reserved for a lie. */
  static final int MAX_ELEMENTS = 1 << 20;

  /** Signed, because an int may be; small numbers of either sign stay short (zigzag). */
  private static final FieldForm<Integer> INT =
      form(
          (out, value) -> out.number(((long) value << 1) ^ ((long) value >> 63)),
          in -> {
            long coded = in.number();
            return Math.toIntExact((coded >>> 1) ^ -(coded & 1));
          },
          0);

  private static final FieldForm<Long> LONG = form(WireWriter::number, WireReader::number, 0L);
  private static final FieldForm<Boolean> BOOLEAN =
      form((out, value) -> out.octet(value ? 1 : 0), in -> in.octet() != 0, false);
  private static final FieldForm<String> TEXT = form(WireWriter::text, FieldForms::text, "");
  private static final FieldForm<List<String>> TEXTS =
      form(FieldForms::writeTexts, FieldForms::readTexts, List.of());
  private static final FieldForm<Map<String, String>> PAIRS =
      form(FieldForms::writePairs, FieldForms::readPairs, Map.of());
  private static final FieldForm<Coordinate> COORDINATE =
      form(
          FieldForms::writeCoordinate,
          FieldForms::readCoordinate,
          new Coordinate(List.of(), 0, 0, 0));

  private static final Map<String, FieldForm<?>> BY_TYPE =
      Map.of(
          "int",
          INT,
          "long",
          LONG,
          "boolean",
          BOOLEAN,
          "java.lang.String",
          TEXT,
          "java.util.List<java.lang.String>",
          TEXTS,
          "java.util.Map<java.lang.String, java.lang.String>",
          PAIRS,
          Coordinate.class.getName(),
          COORDINATE);

  private FieldForms() {}

  /** The form of a type; the table pairs each type with the form of its own values. */
  @SuppressWarnings("unchecked")
  static FieldForm<Object> of(Type type) {
    FieldForm<?> form = BY_TYPE.get(type.getTypeName());
    if (form == null
        && type instanceof ParameterizedType list
        && list.getRawType() == List.class
        && list.getActualTypeArguments()[0] instanceof Class<?> element
        && element.isRecord()) {
      form = new RecordListForm(element);
    }
    if (form == null) {
      throw new IllegalArgumentException("no form for fields of " + type.getTypeName());
    }
    return (FieldForm<Object>) form;
  }

  private interface Writing<T> {
    void write(WireWriter out, T value);
  }

  private interface Reading<T> {
    T read(WireReader in) throws MalformedDataException;
  }

  private static <T> FieldForm<T> form(Writing<T> writing, Reading<T> reading, T absent) {
    return new FieldForm<>() {
      @Override
      public void write(WireWriter out, T value) {
        writing.write(out, value);
      }

      @Override
      public T read(WireReader in) throws MalformedDataException {
        try {
          return reading.read(in);
        } catch (ArithmeticException e) {
          throw new MalformedDataException("a number is too large for its field");
        }
      }

      @Override
      public T absent() {
        return absent;
      }
    };
  }

  /** One empty string for all the fields that are. */
  private static String text(WireReader in) throws MalformedDataException {
    String text = in.text();
    return text.isEmpty() ? "" : text;
  }

  private static void writeTexts(WireWriter out, List<String> texts) {
    out.number(texts.size());
    texts.forEach(out::text);
  }

  private static List<String> readTexts(WireReader in) throws MalformedDataException {
    int count = in.count(MAX_ELEMENTS);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(in.text());
    }
    return texts;
  }

  /** Sorted, so that equal rows have equal bytes on every server. */
  private static void writePairs(WireWriter out, Map<String, String> pairs) {
    out.number(pairs.size());
    new TreeMap<>(pairs).forEach((name, value) -> out.text(name).text(value));
  }

  private static Map<String, String> readPairs(WireReader in) throws MalformedDataException {
    int count = in.count(MAX_ELEMENTS);
    Map<String, String> pairs = new HashMap<>();
    for (int i = 0; i < count; i++) {
      pairs.put(in.text(), in.text());
    }
    return pairs;
  }

  private static void writeCoordinate(WireWriter out, Coordinate coordinate) {
    out.number(coordinate.vector().size());
    coordinate.vector().forEach(value -> writeDouble(out, value));
    writeDouble(out, coordinate.error());
    writeDouble(out, coordinate.adjustment());
    writeDouble(out, coordinate.height());
  }

  private static Coordinate readCoordinate(WireReader in) throws MalformedDataException {
    int dimensions = in.count(MAX_ELEMENTS);
    List<Double> vector = new ArrayList<>();
    for (int i = 0; i < dimensions; i++) {
      vector.add(readDouble(in));
    }
    return new Coordinate(vector, readDouble(in), readDouble(in), readDouble(in));
  }

  /** Bytes reversed, because round numbers end in zeros and varints begin with the low bits. */
  private static void writeDouble(WireWriter out, double value) {
    out.number(Long.reverseBytes(Double.doubleToLongBits(value)));
  }

  private static double readDouble(WireReader in) throws MalformedDataException {
    return Double.longBitsToDouble(Long.reverseBytes(in.number()));
  }
}
