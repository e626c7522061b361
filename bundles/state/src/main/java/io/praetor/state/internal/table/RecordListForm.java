package io.praetor.state.internal.table;

import io.praetor.state.internal.wire.MalformedDataException;
import io.praetor.state.internal.wire.WireReader;
import io.praetor.state.internal.wire.WireWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lists of records inside rows: their number, and for each the number of its components and these,
 * in the order in which they are declared. Such records grow at their end only, as rows do.
 */
final class RecordListForm implements FieldForm<List<?>> {

  private final Constructor<?> constructor;
  private final Method[] accessors;
  private final List<FieldForm<Object>> forms;

  RecordListForm(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    accessors = Arrays.stream(components).map(RecordComponent::getAccessor).toArray(Method[]::new);
    forms =
        Arrays.stream(components)
            .map(component -> FieldForms.of(component.getGenericType()))
            .toList();
    try {
      constructor =
          type.getConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public void write(WireWriter out, List<?> records) {
    out.number(records.size());
    for (Object one : records) {
      out.number(accessors.length);
      for (int i = 0; i < accessors.length; i++) {
        forms.get(i).write(out, value(accessors[i], one));
      }
    }
  }

  @Override
  public List<?> read(WireReader in) throws MalformedDataException {
    int count = in.count(FieldForms.MAX_ELEMENTS);
    List<Object> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      records.add(one(in));
    }
    return records;
  }

  private Object one(WireReader in) throws MalformedDataException {
    int written = in.count(accessors.length);
    Object[] arguments = new Object[accessors.length];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = i < written ? forms.get(i).read(in) : forms.get(i).absent();
    }
    try {
      return constructor.newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public List<?> absent() {
    return List.of();
  }

  private static Object value(Method accessor, Object one) {
    try {
      return accessor.invoke(one);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
