package dev.tributary.commons.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of IP addresses in CIDR form (RFC 4632, RFC 4291 §2.3); a single address is a range too.
 *
 * @param first its lowest address
 * @param prefix how many leading bits all its addresses share
 */
public record AddressRange(InetAddress first, int prefix) {

    /** Literal addresses only, so that nothing is ever looked up. */
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";

    private static final Pattern FORM =
            Pattern.compile(
                    "("
                            + OCTET
                            + "(?:\\."
                            + OCTET
                            + "){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:/([0-9]{1,3}))?");

    /**
     * Reads {@code 10.1.0.0/16}, {@code 192.0.2.7}, {@code fd00::/8} or {@code ::1}.
     *
     * @throws IllegalArgumentException with the remedy, without the text
     */
    public static AddressRange parse(String text) {
        Matcher form = FORM.matcher(text.trim());
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "must be an IP address or a range such as 10.1.0.0/16 or fd00::/8; a name is"
                            + " not allowed");
        }
        InetAddress first = literal(form.group(1));
        int bits = first.getAddress().length * 8;
        int prefix = form.group(2) == null ? bits : Integer.parseInt(form.group(2));
        if (prefix > bits) {
            throw new IllegalArgumentException("must have a prefix of at most " + bits + " bits");
        }
        AddressRange range = new AddressRange(first, prefix);
        if (!range.isFirst()) {
            throw new IllegalArgumentException(
                    "has bits set behind its prefix of "
                            + prefix
                            + ": give the first address of the range, as in 10.1.0.0/16");
        }
        return range;
    }

    private static InetAddress literal(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException notAnAddress) {
            throw new IllegalArgumentException("holds no IP address", notAnAddress);
        }
    }

    /** Whether the address is in this range; an IPv4 address is never in a range of IPv6. */
    public boolean contains(InetAddress address) {
        byte[] mine = first.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            if (bit(mine, bit) != bit(other, bit)) {
                return false;
            }
        }
        return true;
    }

    private boolean isFirst() {
        byte[] bytes = first.getAddress();
        for (int bit = prefix; bit < bytes.length * 8; bit++) {
            if (bit(bytes, bit) != 0) {
                return false;
            }
        }
        return true;
    }

    private static int bit(byte[] bytes, int index) {
        return bytes[index / 8] >> (7 - index % 8) & 1;
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        return first.getHostAddress() + "/" + prefix;
    }
}
