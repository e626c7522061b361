/** {@code /v1/operator/keyring}. */
package io.praetor.agent.internal.keyring;
