package io.praetor.state.internal.table;

import io.praetor.api.state.Row;
import io.praetor.state.internal.wire.MalformedDataException;
import io.praetor.state.internal.wire.WireReader;
import io.praetor.state.internal.wire.WireWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/**
 * Rows that are records, field by field in an order of their own: version, number of fields, then
 * each field in the form of its type.
 *
 * <p>A format grows at its end only. A row with fewer fields than are known now was written before
 * the others existed, which then are empty; one with more comes from a newer version and is
 * refused.
 */
final class RecordCodec<R extends Record & Row> implements RowCodec<R> {

  private static final int VERSION = 1;
  private static final int USUAL_SIZE = 128;

  private final Constructor<R> constructor;
  private final Field[] fields;

  /** A field: how it is read, what it looks like, and which argument of the constructor it is. */
  private record Field(Method accessor, FieldForm<Object> form, int argument) {}

  /**
   * Makes the codec of a record.
   *
   * @param wireOrder every component by name; new ones at the end
   */
  RecordCodec(Class<R> type, List<String> wireOrder) {
    RecordComponent[] components = type.getRecordComponents();
    if (wireOrder.size() != components.length) {
      throw new IllegalArgumentException("a component of " + type.getSimpleName() + " is missing");
    }
    constructor = constructor(type, components);
    fields = wireOrder.stream().map(name -> field(components, name)).toArray(Field[]::new);
  }

  @Override
  public byte[] encode(R row) {
    WireWriter out = new WireWriter(USUAL_SIZE).octet(VERSION).number(fields.length);
    for (Field field : fields) {
      field.form.write(out, value(field.accessor, row));
    }
    return out.toBytes();
  }

  @Override
  public R decode(byte[] key, byte[] value) throws MalformedDataException {
    WireReader in = new WireReader(value);
    in.version(VERSION);
    int written = in.count(fields.length);
    Object[] arguments = new Object[fields.length];
    for (int i = 0; i < fields.length; i++) {
      Field field = fields[i];
      arguments[field.argument] = i < written ? field.form.read(in) : field.form.absent();
    }
    in.end();
    return make(arguments);
  }

  private R make(Object[] arguments) throws MalformedDataException {
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw new MalformedDataException("no " + constructor.getName() + ": " + e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object value(Method accessor, Object row) {
    try {
      return accessor.invoke(row);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <R> Constructor<R> constructor(Class<R> type, RecordComponent[] components) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return type.getConstructor(types);
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Field field(RecordComponent[] components, String name) {
    for (int i = 0; i < components.length; i++) {
      if (components[i].getName().equals(name)) {
        Method accessor = components[i].getAccessor();
        return new Field(accessor, FieldForms.of(components[i].getGenericType()), i);
      }
    }
    throw new IllegalArgumentException("no component " + name);
  }
}
