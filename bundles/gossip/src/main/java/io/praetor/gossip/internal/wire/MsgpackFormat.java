package io.praetor.gossip.internal.wire;

/** Leading bytes of the MessagePack specification. */
final class MsgpackFormat {

  static final int FIX_MAP = 0x80;
  static final int FIX_ARRAY = 0x90;
  static final int FIX_STRING = 0xa0;
  static final int NIL = 0xc0;
  static final int FALSE = 0xc2;
  static final int TRUE = 0xc3;
  static final int BIN8 = 0xc4;
  static final int BIN16 = 0xc5;
  static final int BIN32 = 0xc6;
  static final int EXT8 = 0xc7;
  static final int EXT16 = 0xc8;
  static final int EXT32 = 0xc9;
  static final int FLOAT32 = 0xca;
  static final int FLOAT64 = 0xcb;
  static final int UINT8 = 0xcc;
  static final int UINT16 = 0xcd;
  static final int UINT32 = 0xce;
  static final int UINT64 = 0xcf;
  static final int INT8 = 0xd0;
  static final int INT16 = 0xd1;
  static final int INT32 = 0xd2;
  static final int INT64 = 0xd3;
  static final int FIX_EXT1 = 0xd4;
  static final int FIX_EXT16 = 0xd8;
  static final int STRING8 = 0xd9;
  static final int STRING16 = 0xda;
  static final int STRING32 = 0xdb;
  static final int ARRAY16 = 0xdc;
  static final int ARRAY32 = 0xdd;
  static final int MAP16 = 0xde;
  static final int MAP32 = 0xdf;
  static final int NEGATIVE_FIX_INT = 0xe0;

  private MsgpackFormat() {}
}
