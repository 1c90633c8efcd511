package dev.tributary.x12.front;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths on a server, which have {@code /} between their parts whatever machine we run on. */
final class RemotePath {

    private RemotePath() {}

    /** Without {@code .}, {@code ..} and a slash at its end. */
    static String normal(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..") && !parts.isEmpty() && !parts.peekLast().equals("..")) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        String joined = String.join("/", parts);
        return path.startsWith("/") ? "/" + joined : joined.isEmpty() ? "." : joined;
    }

    /** A path seen from a directory; an absolute one is itself. */
    static String resolve(String directory, String path) {
        return path.startsWith("/")
                ? path
                : directory.endsWith("/") ? directory + path : directory + "/" + path;
    }

    /** What a path lies in; empty where that is the directory that one starts from. */
    static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : slash == 0 ? "/" : path.substring(0, slash);
    }
}
