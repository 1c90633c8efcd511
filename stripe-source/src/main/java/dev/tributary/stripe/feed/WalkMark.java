package dev.tributary.stripe.feed;

/**
 * How far a list was walked, from its newest object to its oldest, behind a cut-off that stays:
 * what is created meanwhile is the feed's.
 *
 * @param cutOff second of the newest object
 * @param lastId the last object that was emitted; empty at the beginning, or when that object is no
 *     longer there to go on from
 * @param lastCreated its second, 0 where there is none
 * @param stage how it fares
 */
public record WalkMark(long cutOff, String lastId, long lastCreated, Stage stage) {

    /** How a walk fares. */
    public enum Stage {
        WALKING,
        DONE,
        /** The key may not read the list. */
        DENIED
    }

    /** A walk that begins now. */
    public static WalkMark beginning(long now) {
        return new WalkMark(now, "", 0, Stage.WALKING);
    }

    /** After a page that ended with that object. */
    public WalkMark after(String id, long created) {
        return new WalkMark(cutOff, id, created, Stage.WALKING);
    }

    /** The last object is gone: goes on with all of its second, which are emitted again. */
    public WalkMark withoutId() {
        return new WalkMark(cutOff, "", lastCreated, Stage.WALKING);
    }

    /** All is emitted. */
    public WalkMark done() {
        return new WalkMark(cutOff, "", 0, Stage.DONE);
    }

    /** It may not be read. */
    public WalkMark denied() {
        return new WalkMark(cutOff, "", 0, Stage.DENIED);
    }

    /** Whether there is nothing more to do. */
    public boolean isSettled() {
        return stage != Stage.WALKING;
    }

    /** The newest second that is to be asked for. */
    public long until() {
        return lastId.isEmpty() && lastCreated > 0 ? lastCreated : cutOff;
    }

    String written() {
        return switch (stage) {
            case WALKING -> cutOff + "/" + lastCreated + "/" + WrittenId.of(lastId);
            case DONE -> cutOff + "/done";
            case DENIED -> cutOff + "/denied";
        };
    }

    /**
     * Reads what {@link #written} wrote.
     *
     * @throws IllegalArgumentException when it is something else
     */
    static WalkMark read(String written) {
        String[] parts = written.split("/", 3);
        long cutOff = Long.parseLong(parts[0]);
        if (parts.length == 2 && parts[1].equals("done")) {
            return new WalkMark(cutOff, "", 0, Stage.DONE);
        }
        if (parts.length == 2 && parts[1].equals("denied")) {
            return new WalkMark(cutOff, "", 0, Stage.DENIED);
        }
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a mark of a walk");
        }
        return new WalkMark(
                cutOff, WrittenId.read(parts[2]), Long.parseLong(parts[1]), Stage.WALKING);
    }
}
