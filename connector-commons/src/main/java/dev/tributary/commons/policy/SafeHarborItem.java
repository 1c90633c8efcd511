package dev.tributary.commons.policy;

import dev.tributary.commons.record.PiiClass;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The identifiers that a record must lose by 45 CFR 164.514(b)(2)(i), and the classes of ours that
 * hold them. {@link PiiClass#FREE_TEXT} and {@link PiiClass#RAW_PAYLOAD} can hold any of them and
 * belong to none.
 */
public enum SafeHarborItem {
    A("names", PiiClass.NAME),
    B("places smaller than a state", PiiClass.ADDRESS, PiiClass.ZIP),
    C("dates but for their year, ages over 89", PiiClass.BIRTH_DATE, PiiClass.EVENT_DATE),
    D("phone numbers", PiiClass.PHONE),
    E("fax numbers", PiiClass.FAX),
    F("e-mail addresses", PiiClass.EMAIL),
    G("social security numbers", PiiClass.SSN),
    H("medical record numbers", PiiClass.MRN),
    I("health plan numbers", PiiClass.MEMBER_ID),
    J("account numbers", PiiClass.ACCOUNT_NUMBER, PiiClass.CARD_NUMBER),
    K("certificates and licences", PiiClass.LICENSE),
    L("vehicles and their plates", PiiClass.VEHICLE),
    M("devices and their serial numbers", PiiClass.DEVICE),
    N("web addresses", PiiClass.URL),
    O("IP addresses", PiiClass.IP),
    P("biometric identifiers", PiiClass.BIOMETRIC),
    Q("photographs of faces", PiiClass.PHOTO),
    R("any other number, characteristic or code of one person", PiiClass.OTHER_ID);

    private final String words;

    @SuppressWarnings("ImmutableEnumChecker") // An unmodifiable set.
    private final Set<PiiClass> classes;

    SafeHarborItem(String words, PiiClass... classes) {
        this.words = words;
        this.classes = Set.of(classes);
    }

    /** What the item is about. */
    public String words() {
        return words;
    }

    /** The classes whose fields hold it. */
    public Set<PiiClass> classes() {
        return classes;
    }

    /** The items that a class belongs to. */
    public static List<SafeHarborItem> of(PiiClass pii) {
        return Arrays.stream(values()).filter(item -> item.classes.contains(pii)).toList();
    }
}
