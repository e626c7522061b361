package io.praetor.txn.internal.http;

import io.praetor.api.state.Commands;
import io.praetor.spi.txn.OperationKind;
import io.praetor.spi.txn.OperationKind.Operation;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** The operations of one request, in order, each with the kind that understands it. */
record Transaction(List<Step> steps) {

  private static final int VERSION = 1;

  /** One operation. */
  record Step(OperationKind kind, Operation operation) {}

  /** Whether it changes nothing, so that it need not go through the log. */
  boolean reads() {
    return steps.stream().allMatch(step -> step.operation().reads());
  }

  /** The payload of {@link Commands#TRANSACTION}. */
  byte[] encode() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(VERSION);
    number(out, steps.size());
    for (Step step : steps) {
      number(out, step.operation().command());
      number(out, step.operation().payload().length);
      out.writeBytes(step.operation().payload());
    }
    return out.toByteArray();
  }

  private static void number(ByteArrayOutputStream out, int value) {
    int rest = value;
    while ((rest & ~0x7F) != 0) {
      out.write((rest | 0x80) & 0xFF);
      rest >>>= 7;
    }
    out.write(rest);
  }
}
