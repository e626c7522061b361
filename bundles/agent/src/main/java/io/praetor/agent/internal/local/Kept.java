package io.praetor.agent.internal.local;

import java.util.List;
import java.util.Optional;

/** What outlives the agent: registrations of the API, and the last words of told checks. */
interface Kept {

  /** Where nothing is kept. */
  Kept NOTHING =
      new Kept() {
        @Override
        public void keep(Registered registered) {}

        @Override
        public void forget(Registered registered) {}

        @Override
        public void keepState(Registered.Check check) {}

        @Override
        public Optional<State> state(String checkId) {
          return Optional.empty();
        }

        @Override
        public List<Registered> all() {
          return List.of();
        }
      };

  /** The last word of a check. */
  record State(String status, String output) {}

  /** Keeps a registration, or forgets it when somebody else has it. */
  void keep(Registered registered);

  void forget(Registered registered);

  /** Keeps what a check was told, for as long as that counts. */
  void keepState(Registered.Check check);

  /** What a check was told, while that counts. */
  Optional<State> state(String checkId);

  /** All registrations that are kept. */
  List<Registered> all();
}
