package io.praetor.state.internal.life;

import io.praetor.state.internal.table.Schema;
import io.praetor.state.internal.wire.MalformedDataException;
import io.praetor.state.internal.wire.WireReader;
import io.praetor.state.internal.wire.WireWriter;

/**
 * What servers say to each other about lives. The question: version, number of the table, key to
 * the end. The answer: version, number of the verdict.
 */
final class RenewalCodec {

  private static final int VERSION = 1;
  private static final int QUESTION_OVERHEAD = 12;
  private static final int ANSWER_BYTES = 2;
  private static final int MAX_TABLE = 127;

  private RenewalCodec() {}

  static byte[] question(RowPlace place) {
    return new WireWriter(place.key().length + QUESTION_OVERHEAD)
        .octet(VERSION)
        .number(place.table())
        .rest(place.key())
        .toBytes();
  }

  static RowPlace question(byte[] bytes) throws MalformedDataException {
    WireReader in = new WireReader(bytes);
    in.version(VERSION);
    int table = in.count(MAX_TABLE);
    byte[] key = in.rest();
    if (key.length > Schema.MAX_KEY_BYTES) {
      throw new MalformedDataException("a key of " + key.length + " bytes");
    }
    return new RowPlace(table, key);
  }

  static byte[] answer(Verdict verdict) {
    return new WireWriter(ANSWER_BYTES).octet(VERSION).octet(verdict.number).toBytes();
  }

  static Verdict answer(byte[] bytes) throws MalformedDataException {
    WireReader in = new WireReader(bytes);
    in.version(VERSION);
    Verdict verdict = Verdict.of(in.octet());
    in.end();
    return verdict;
  }
}
