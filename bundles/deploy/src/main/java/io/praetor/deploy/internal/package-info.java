/**
 * Brings bundles into the running agent, replaces and removes them without disturbing the others.
 */
package io.praetor.deploy.internal;
