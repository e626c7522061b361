package io.praetor.state.internal.apply;

import io.praetor.state.internal.apply.Restoring.Commit;
import io.praetor.state.internal.apply.Restoring.Drop;
import io.praetor.state.internal.apply.Restoring.Part;
import io.praetor.state.internal.table.RestorePart;
import io.praetor.state.internal.table.Root;
import io.praetor.state.internal.table.RootEdit;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32C;

/** Carries out one step of a restore. */
record RestoreWork(Restoring step, RootReader reader) implements Work {

  private static final byte[] DONE = {1};
  private static final byte[] REFUSED = {0};
  private static final byte[] ALL = {};

  @Override
  public byte[] carryOut(RootEdit edit, FollowUp followUp) {
    boolean done = true;
    if (step instanceof Part part) {
      done = add(edit, part);
    } else if (step instanceof Commit commit) {
      done = commit(edit, commit);
    } else if (step instanceof Drop && isOpen(edit, 0)) {
      clear(edit);
    }
    return done ? DONE : REFUSED;
  }

  private boolean add(RootEdit edit, Part part) {
    if (part.number() == 0) {
      clear(edit);
    } else if (!isOpen(edit, part.number() - 1)) {
      return false;
    }
    edit.put(
        RestorePart.TABLE,
        RestorePart.key(part.number()),
        new RestorePart(part.restore(), part.number(), part.bytes(), edit.index()));
    return true;
  }

  /** Whether a piece of the same attempt is there. */
  private boolean isOpen(RootEdit edit, int number) {
    RestorePart part = edit.get(RestorePart.TABLE, RestorePart.key(number));
    return part != null && part.restore().equals(step.restore());
  }

  private static void clear(RootEdit edit) {
    for (RestorePart part : edit.scan(RestorePart.TABLE, ALL)) {
      edit.delete(RestorePart.TABLE, RestorePart.key(part.number()));
    }
  }

  private boolean commit(RootEdit edit, Commit commit) {
    Iterable<RestorePart> parts = edit.scan(RestorePart.TABLE, ALL);
    if (!isWhole(parts, commit)) {
      return false;
    }
    edit.replace(read(parts).without(RestorePart.TABLE));
    return true;
  }

  private static boolean isWhole(Iterable<RestorePart> parts, Commit commit) {
    CRC32C sum = new CRC32C();
    int count = 0;
    for (RestorePart part : parts) {
      if (part.number() != count || !part.restore().equals(commit.restore())) {
        return false;
      }
      sum.update(part.bytes());
      count++;
    }
    return count == commit.parts() && sum.getValue() == commit.sum();
  }

  /** The server that began had read the same bytes, so it is not they that are wrong. */
  private Root read(Iterable<RestorePart> parts) {
    List<InputStream> pieces = new ArrayList<>();
    parts.forEach(part -> pieces.add(new ByteArrayInputStream(part.bytes())));
    try (InputStream whole = new SequenceInputStream(Collections.enumeration(pieces))) {
      return reader.read(whole);
    } catch (IOException e) {
      throw new BeyondThisServerException("the restored state cannot be read here", e);
    }
  }
}
