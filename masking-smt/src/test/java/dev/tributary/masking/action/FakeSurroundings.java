package dev.tributary.masking.action;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A record whose dates move by ten days, and whose keys can be read. */
class FakeSurroundings implements Surroundings {

    static final int DAYS = 10;

    boolean unreadable;

    @Override
    public int days(int maxDays) {
        return DAYS;
    }

    @Override
    public String token(String domain, String value) {
        return "token(" + domain + "," + value + ")";
    }

    @Override
    public String seal(byte[] plain, Place place, boolean deterministic, boolean perSubject) {
        String text = new String(plain, StandardCharsets.UTF_8).replace('\0', '|');
        return "sealed(" + place.exact(List.of()) + "," + text + ")";
    }

    @Override
    public String scrubbed(String text, Place place) {
        return "scrubbed";
    }

    @Override
    public String rewritten(String payload, Place place) {
        return payload.startsWith("MSH") ? "rewritten" : null;
    }

    @Override
    public void unreadable() {
        unreadable = true;
    }
}
