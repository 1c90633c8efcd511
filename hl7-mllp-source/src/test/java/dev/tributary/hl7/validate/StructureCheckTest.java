package dev.tributary.hl7.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StructureCheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"2.2", "2.3", "2.3.1", "2.4", "2.5", "2.5.1", "2.6", "2.7", "2.8", "2.8.1"})
    void anAdmissionFitsTheGrammarOfEveryVersion(String version) {
        assertThat(Judged.structure(Judged.ADMISSION.replace("2.5.1", version))).isEmpty();
    }

    @Test
    void eachVersionIsHeldToItsOwnGrammar() {
        assertThat(structure("ADT^A01", "2.1", "EVN PID PV1"))
                .containsExactly("SEGMENT_MISSING@NK1");
    }

    @Test
    void aMissingSegment() {
        assertThat(structure("ADT^A01", "EVN PV1")).containsExactly("SEGMENT_MISSING@PID");
        assertThat(structure("ORU^R01", "PID OBX OBX")).containsExactly("SEGMENT_MISSING@OBR");
    }

    @Test
    void aMessageThatStopsTooEarly() {
        assertThat(structure("ADT^A01", "EVN"))
                .containsExactly("SEGMENT_MISSING@PID", "SEGMENT_MISSING@PV1");
        assertThat(structure("ADT^A01", ""))
                .containsExactly(
                        "SEGMENT_MISSING@EVN", "SEGMENT_MISSING@PID", "SEGMENT_MISSING@PV1");
    }

    @Test
    void aSegmentThatTheGrammarDoesNotHave() {
        assertThat(structure("ADT^A01", "EVN PID SPM PV1"))
                .containsExactly("SEGMENT_UNEXPECTED@SPM");
    }

    @Test
    void aSegmentInAnotherPlaceIsSaidOnce() {
        assertThat(structure("ADT^A01", "EVN PV1 PID")).hasSize(1);
        assertThat(structure("ADT^A01", "PID EVN PV1")).hasSize(1);
        assertThat(structure("ORU^R01", "PID PV1 NK1 OBR OBX"))
                .containsExactly("SEGMENT_MISPLACED@NK1");
    }

    @Test
    void aSegmentThatStandsTwice() {
        assertThat(structure("ADT^A01", "EVN PID PID PV1"))
                .containsExactly("SEGMENT_REPEATED@PID[2]");
    }

    @Test
    void segmentsOfASiteMayStandAnywhere() {
        assertThat(structure("ADT^A01", "ZAA EVN ZBB PID ZCC ZCC PV1 ZDD")).isEmpty();
    }

    @Test
    void optionalGroupsThatCouldBeReadInTwoWays() {
        assertThat(structure("OML^O21", "PID ORC TQ1 OBR SPM ORC TQ1 OBR SPM ORC OBR")).isEmpty();
        assertThat(structure("ORU^R01", "PID OBR OBX NTE OBX OBR NTE OBX PID OBR OBX")).isEmpty();
    }

    @Test
    void anOrderMayDetailAnyOfSeveralThings() {
        for (String version : new String[] {"2.2", "2.3", "2.3.1", "2.5"}) {
            assertThat(structure("ORM^O01", version, "PID PV1 ORC OBR ORC RXO")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"2.7.1", "2.8.2", "2.9", "2.9.1", "2.3.2"})
    void aVersionWithoutGrammarTakesTheNearest(String version) {
        assertThat(structure("ADT^A01", version, "EVN PV1"))
                .containsExactly("GRAMMAR_NEAREST_VERSION@MSH-12", "SEGMENT_MISSING@PID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "2.x", "two"})
    void aVersionThatIsNoneHasNoGrammar(String version) {
        assertThat(structure("ADT^A01", version, "PV1")).containsExactly("NO_GRAMMAR@MSH-12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADT^Z99", "QQQ^Q01", "ADT", "ORM^O01^../x", "A^B", "ZRU^Z01^ZRU_Z01"})
    void aTypeWithoutGrammarIsSaid(String type) {
        String said = String.join(" ", structure(type.replace("ORM^O01", "ORM^X01"), "PV1"));
        assertThat(said).isEqualTo("NO_GRAMMAR@MSH-9");
    }

    @Test
    void theStructureComesFromTypeAndTriggerEvenWhereItIsNamedWrongly() {
        assertThat(structure("ADT^A04^ADT_A04", "EVN PID PV1"))
                .containsExactly("STRUCTURE_NAME_WRONG@MSH-9.3");
        assertThat(structure("ADT^A04^ADT_A01", "EVN PID PV1")).isEmpty();
    }

    @Test
    void aLocalTriggerIsHeldToTheStructureThatItNames() {
        assertThat(structure("ORU^Z01^ORU_R01", "PID OBX")).containsExactly("SEGMENT_MISSING@OBR");
    }

    @Test
    void whatIsNoSegmentIsNotQuoted() {
        assertThat(Judged.structure(Judged.ADMISSION + "Doe was seen again\nPIDx|1\n" + "mary|1\n"))
                .contains("SEGMENT_UNEXPECTED@segment 5", "SEGMENT_UNEXPECTED@segment 7")
                .noneMatch(said -> said.contains("Doe") || said.contains("mar"));
    }

    @Test
    void anAcknowledgementHasAGrammarToo() {
        assertThat(structure("ACK", "MSA")).isEmpty();
        assertThat(structure("ACK^A01^ACK", "MSA")).isEmpty();
        assertThat(structure("ACK^A01", "")).containsExactly("SEGMENT_MISSING@MSA");
    }

    @Test
    void aMessageTooLongToBeAlignedIsStillJudged() {
        String results = "OBR OBX ".repeat(20_000);
        assertThat(structure("ORU^R01", "PID " + results)).isEmpty();
        assertThat(structure("ORU^R01", "PID " + results + "PV1"))
                .containsExactly("SEGMENT_MISPLACED@PV1", "MORE_FINDINGS@");
    }

    @Test
    void leavesNoFileAndNoThreadBehind() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        StructureCheck.open();
        assertThat(Path.of("id_file")).doesNotExist();
        assertThat(Thread.getAllStackTraces().keySet()).isSubsetOf(before);
    }

    /** In a class loader of its own, as in a plugin; there HAPI is initialised anew. */
    @Test
    void loadsWithoutAContextClassLoader() throws Exception {
        try (URLClassLoader plugin =
                new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            Method open =
                    plugin.loadClass(StructureCheck.class.getName()).getDeclaredMethod("open");
            open.setAccessible(true);
            Thread.currentThread().setContextClassLoader(null);
            assertThat(open.invoke(null)).isNotNull();
            assertThat(Thread.currentThread().getContextClassLoader()).isNull();
        } finally {
            Thread.currentThread().setContextClassLoader(getClass().getClassLoader());
        }
    }

    private static URL[] classPath() throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String entry :
                List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    private static List<String> structure(String type, String segments) {
        return structure(type, "2.5.1", segments);
    }

    private static List<String> structure(String type, String version, String segments) {
        StringBuilder message =
                new StringBuilder("MSH|^~\\&|||||20260102||" + type + "|1|P|" + version + "\n");
        for (String id : segments.split(" ", -1)) {
            message.append(id).append(id.isEmpty() ? "" : "|1\n");
        }
        return Judged.structure(message.toString());
    }
}
