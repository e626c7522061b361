/** {@code /v1/kv}: questions to the state, and how answers look. */
package io.praetor.kv.internal.http;
