package dev.tributary.masking.action;

/** Reads a time of day and a zone behind a date; they stay as they are. */
final class TimeReader {

    private static final int YEARS = 4;
    private static final int FRACTION = 9;

    private final TextCursor in;

    TimeReader(TextCursor in) {
        this.in = in;
    }

    /** A time of day and a zone, or nothing. */
    boolean read(boolean basic) {
        if (in.at < in.end && "Tt ".indexOf(in.text.charAt(in.at)) >= 0) {
            in.at++;
            in.spaces();
            int digits = in.run(in.at);
            if (digits == 0 || digits == 3 || digits == 5 || digits > 6 || !clock(digits)) {
                return false;
            }
            while (in.at < in.end && in.text.charAt(in.at) == ':' && in.run(in.at + 1) == 2) {
                if (in.value(in.at + 1, 2) > 60) {
                    return false;
                }
                in.at += 3;
            }
            fraction();
            in.spaces();
            if (in.at + 1 < in.end
                    && "apAP".indexOf(in.text.charAt(in.at)) >= 0
                    && "mM".indexOf(in.text.charAt(in.at + 1)) >= 0) {
                in.at += 2;
            }
            in.spaces();
        } else if (basic) {
            fraction();
        }
        zone(basic);
        return true;
    }

    /** A time of day in digits, milliseconds behind it where there are nine. */
    boolean clock(int digits) {
        boolean valid =
                in.value(in.at, Math.min(2, digits)) <= 24
                        && (digits < 4 || in.value(in.at + 2, 2) < 60)
                        && (digits < 6 || in.value(in.at + 4, 2) <= 60);
        in.at += digits;
        return valid;
    }

    private void fraction() {
        if (in.at < in.end && (in.text.charAt(in.at) == '.' || in.text.charAt(in.at) == ',')) {
            int digits = in.run(in.at + 1);
            if (digits > 0 && digits <= FRACTION) {
                in.at += 1 + digits;
            }
        }
    }

    /** {@code Z}, {@code UTC}, or hours and minutes; eight digits behind a hyphen are a date. */
    private void zone(boolean basic) {
        if (in.at == in.end) {
            return;
        }
        char c = in.text.charAt(in.at);
        if (c == 'Z' || c == 'z') {
            in.at++;
        } else if (in.letters() == 3
                && (in.lower(in.at, 3).equals("utc") || in.lower(in.at, 3).equals("gmt"))) {
            in.at += 3;
        } else if (c == '+' || c == '-') {
            int digits = in.run(in.at + 1);
            if (digits == YEARS && (basic || c == '+' || timeBefore())) {
                in.at += 1 + YEARS;
            } else if (digits == 2
                    && in.at + 3 < in.end
                    && in.text.charAt(in.at + 3) == ':'
                    && in.run(in.at + 4) == 2) {
                in.at += 6;
            } else if (digits == 2 && in.at + 3 == in.end) {
                in.at += 3;
            }
        }
    }

    private boolean timeBefore() {
        return in.text.lastIndexOf(':', in.at) > 0;
    }
}
