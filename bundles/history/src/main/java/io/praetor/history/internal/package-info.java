/** The memory of health: what the framework sees of it. */
package io.praetor.history.internal;
