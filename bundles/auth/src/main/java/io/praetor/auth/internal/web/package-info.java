/**
 * Questions to other systems by HTTP: limited in size and time, trusting named authorities only.
 */
package io.praetor.auth.internal.web;
