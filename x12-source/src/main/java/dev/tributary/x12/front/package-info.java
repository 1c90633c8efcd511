/** Where interchanges come from: directories here and on SFTP servers, packed files. */
package dev.tributary.x12.front;
