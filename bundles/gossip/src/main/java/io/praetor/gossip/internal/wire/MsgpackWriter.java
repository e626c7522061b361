package io.praetor.gossip.internal.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes MessagePack as HashiCorp's members do: the older specification, in which text and bytes
 * are the same "raw" type, without its 8-bit length; the shortest form of every number.
 */
public final class MsgpackWriter {

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final int INITIAL_BYTES = 128;

  private byte[] bytes = new byte[INITIAL_BYTES];
  private int size;

  /** One byte as it is, such as the type in front of a message. */
  public MsgpackWriter plain(int value) {
    int at = reserve(1);
    bytes[at] = (byte) value;
    return this;
  }

  /** Bytes as they are, without length. */
  public MsgpackWriter plain(byte[] value) {
    int at = reserve(value.length);
    System.arraycopy(value, 0, bytes, at, value.length);
    return this;
  }

  /** Begins a map; as many keys and values follow in turn. */
  public MsgpackWriter map(int entries) {
    return container(entries, MsgpackFormat.FIX_MAP, MsgpackFormat.MAP16, MsgpackFormat.MAP32);
  }

  /** Begins an array; as many values follow. */
  public MsgpackWriter array(int values) {
    return container(values, MsgpackFormat.FIX_ARRAY, MsgpackFormat.ARRAY16, MsgpackFormat.ARRAY32);
  }

  public MsgpackWriter nil() {
    return plain(MsgpackFormat.NIL);
  }

  public MsgpackWriter bool(boolean value) {
    return plain(value ? MsgpackFormat.TRUE : MsgpackFormat.FALSE);
  }

  /** Any whole number. */
  public MsgpackWriter integer(long value) {
    if (value < 0) {
      return negative(value);
    }
    if (value <= Byte.MAX_VALUE) {
      return plain((int) value);
    }
    if (value <= 0xff) {
      return plain(MsgpackFormat.UINT8).plain((int) value);
    }
    if (value <= 0xffff) {
      return plain(MsgpackFormat.UINT16).short16((int) value);
    }
    if (value <= 0xffff_ffffL) {
      return plain(MsgpackFormat.UINT32).int32((int) value);
    }
    return plain(MsgpackFormat.UINT64).int64(value);
  }

  public MsgpackWriter real(double value) {
    return plain(MsgpackFormat.FLOAT64).int64(Double.doubleToRawLongBits(value));
  }

  public MsgpackWriter string(String value) {
    return raw(value.getBytes(StandardCharsets.UTF_8));
  }

  /** Bytes with their length; nil for null. */
  public MsgpackWriter raw(byte[] value) {
    if (value == null) {
      return nil();
    }
    if (value.length < 32) {
      plain(MsgpackFormat.FIX_STRING | value.length);
    } else if (value.length <= 0xffff) {
      plain(MsgpackFormat.STRING16).short16(value.length);
    } else {
      plain(MsgpackFormat.STRING32).int32(value.length);
    }
    return plain(value);
  }

  public int size() {
    return size;
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  private MsgpackWriter negative(long value) {
    if (value >= -32) {
      return plain((int) value);
    }
    if (value >= Byte.MIN_VALUE) {
      return plain(MsgpackFormat.INT8).plain((int) value);
    }
    if (value >= Short.MIN_VALUE) {
      return plain(MsgpackFormat.INT16).short16((int) value);
    }
    if (value >= Integer.MIN_VALUE) {
      return plain(MsgpackFormat.INT32).int32((int) value);
    }
    return plain(MsgpackFormat.INT64).int64(value);
  }

  private MsgpackWriter container(int count, int fix, int with16, int with32) {
    if (count < 16) {
      return plain(fix | count);
    }
    return count <= 0xffff ? plain(with16).short16(count) : plain(with32).int32(count);
  }

  private MsgpackWriter short16(int value) {
    int at = reserve(Short.BYTES);
    SHORT.set(bytes, at, (short) value);
    return this;
  }

  private MsgpackWriter int32(int value) {
    int at = reserve(Integer.BYTES);
    INT.set(bytes, at, value);
    return this;
  }

  private MsgpackWriter int64(long value) {
    int at = reserve(Long.BYTES);
    LONG.set(bytes, at, value);
    return this;
  }

  /** Makes room and returns where it is. */
  private int reserve(int count) {
    int at = size;
    size += count;
    if (size > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size, bytes.length * 2));
    }
    return at;
  }
}
