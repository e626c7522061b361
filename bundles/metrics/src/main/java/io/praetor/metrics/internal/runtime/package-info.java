/** What the virtual machine tells of itself. */
package io.praetor.metrics.internal.runtime;
