package io.praetor.dns.internal.message;

import java.util.Arrays;

/** Reads a message from front to end; a name may lead back to what was read before. */
final class MessageCursor {

  private static final int POINTER = 0xc0;

  private final byte[] message;
  private int at;

  MessageCursor(byte[] message) {
    this.message = message;
  }

  int position() {
    return at;
  }

  void position(int position) {
    at = position;
  }

  int octet() throws MalformedMessageException {
    need(1);
    return message[at++] & 0xff;
  }

  int number16() throws MalformedMessageException {
    need(2);
    int number = (message[at] & 0xff) << 8 | (message[at + 1] & 0xff);
    at += 2;
    return number;
  }

  long number32() throws MalformedMessageException {
    return (long) number16() << 16 | number16();
  }

  byte[] bytes(int length) throws MalformedMessageException {
    need(length);
    byte[] bytes = Arrays.copyOfRange(message, at, at + length);
    at += length;
    return bytes;
  }

  void skip(int length) throws MalformedMessageException {
    need(length);
    at += length;
  }

  /**
   * A name. Each pointer must lead to before the label it was found behind, so that no message can
   * make this go round.
   */
  DomainName name() throws MalformedMessageException {
    byte[] wire = new byte[DomainName.BYTES_MAX];
    int length = 0;
    int from = at;
    int end = -1;
    int earliest = at;
    while (true) {
      int label = octetAt(from);
      if ((label & POINTER) == POINTER) {
        int target = (label & ~POINTER) << 8 | octetAt(from + 1);
        end = end < 0 ? from + 2 : end;
        if (target >= earliest) {
          throw new MalformedMessageException("a name points ahead");
        }
        earliest = target;
        from = target;
      } else if (label > DomainName.LABEL_BYTES_MAX) {
        throw new MalformedMessageException("a label of an unknown kind");
      } else {
        if (length + label + 1 > wire.length || from + label + 1 > message.length) {
          throw new MalformedMessageException("a name is too long");
        }
        System.arraycopy(message, from, wire, length, label + 1);
        length += label + 1;
        from += label + 1;
        if (label == 0) {
          at = end < 0 ? from : end;
          return DomainName.ofWire(Arrays.copyOf(wire, length));
        }
      }
    }
  }

  private int octetAt(int position) throws MalformedMessageException {
    if (position >= message.length) {
      throw new MalformedMessageException("a message ends too soon");
    }
    return message[position] & 0xff;
  }

  private void need(int length) throws MalformedMessageException {
    if (length > message.length - at) {
      throw new MalformedMessageException("a message ends too soon");
    }
  }
}
