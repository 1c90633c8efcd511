/** How long what has failed rests before it is tried again. */
package dev.tributary.commons.retry;
