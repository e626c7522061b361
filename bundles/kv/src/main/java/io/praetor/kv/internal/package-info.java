/** Keys and values: what the framework sees of them. */
package io.praetor.kv.internal;
