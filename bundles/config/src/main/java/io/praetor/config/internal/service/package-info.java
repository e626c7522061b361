/** Services as files define them, in the form in which an agent's API takes them. */
package io.praetor.config.internal.service;
