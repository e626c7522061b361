/** {@code /v1/discovery-chain}: chains as the state has them now. */
package io.praetor.catalog.internal.chain;
