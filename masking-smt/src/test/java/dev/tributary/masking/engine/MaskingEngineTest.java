package dev.tributary.masking.engine;

import static dev.tributary.masking.engine.TestPolicy.DROP;
import static dev.tributary.masking.engine.TestPolicy.ENCRYPT;
import static dev.tributary.masking.engine.TestPolicy.KEEP;
import static dev.tributary.masking.engine.TestPolicy.REDACT;
import static dev.tributary.masking.engine.TestPolicy.SHIFT;
import static dev.tributary.masking.engine.TestPolicy.TOKEN;
import static dev.tributary.masking.engine.TestPolicy.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.policy.Action;
import dev.tributary.commons.policy.DefaultAction;
import dev.tributary.commons.record.HealthcareRecord;
import dev.tributary.commons.record.PiiClass;
import dev.tributary.masking.action.MaskingError;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/** What becomes of values with a schema. */
class MaskingEngineTest {

    private static Struct masked(TestPolicy policy, Struct value) {
        return (Struct) policy.engine().mask(Given.value(value), Parts.WHOLE).value();
    }

    private static Struct one(String name, Schema schema, Object value) {
        return new Struct(Given.struct().field(name, schema).build()).put(name, value);
    }

    // which rule

    @Test
    void takesTheFirstRuleThatMatches() {
        Struct value = one("name", Given.tagged(PiiClass.NAME), "Erika");

        assertThat(masked(policy().of(PiiClass.NAME, TOKEN).at("$.name", KEEP), value).get("name"))
                .isEqualTo(FakeKeys.tokenOf(PiiClass.NAME, "Erika"));
        assertThat(masked(policy().at("$.name", KEEP).of(PiiClass.NAME, TOKEN), value).get("name"))
                .isEqualTo("Erika");
    }

    @Test
    void takesTheDefaultForATaggedFieldWithoutARule() {
        Struct value = one("name", Given.tagged(PiiClass.NAME), "Erika");

        assertThat(masked(policy(), value).get("name")).isEqualTo("[redacted]");
        assertThat(masked(policy().defaultAction(DefaultAction.KEEP), value).get("name"))
                .isEqualTo("Erika");
        assertThatThrownBy(() -> masked(policy().defaultAction(DefaultAction.FAIL), value))
                .isInstanceOfSatisfying(
                        MaskingException.class,
                        e -> assertThat(e.error()).isEqualTo(MaskingError.NOT_COVERED));
    }

    @Test
    void blanksAForeignFieldThatIsNotTagged() {
        Struct value = one("name", Schema.STRING_SCHEMA, "Erika");

        assertThat(masked(policy(), value).get("name")).isEqualTo("[redacted]");
        assertThat(masked(policy().unclassified(DefaultAction.KEEP), value).get("name"))
                .isEqualTo("Erika");
        assertThatThrownBy(() -> masked(policy().unclassified(DefaultAction.FAIL), value))
                .isInstanceOf(MaskingException.class);
    }

    @Test
    void letsPassWhatWasJudgedHarmlessInOurOwnRecords() {
        Struct masked = masked(policy(), Given.healthcare());

        assertThat(masked.getStruct("patient").get("gender")).isEqualTo("F");
        assertThat(masked.getStruct("metadata").get("source_system")).isEqualTo("hl7");
    }

    @Test
    void takesAnUntaggedFieldOfOursThatNobodyJudgedForAForeignOne() {
        Schema schema =
                Given.struct()
                        .name("dev.tributary.New")
                        .field("unlisted", Schema.STRING_SCHEMA)
                        .build();

        assertThat(masked(policy(), new Struct(schema).put("unlisted", "Erika")).get("unlisted"))
                .isEqualTo("[redacted]");
    }

    @Test
    void refusesAClassThatItDoesNotKnowWhateverTheDefaults() {
        Schema fromTheFuture =
                SchemaBuilder.string().parameter(PiiClass.PARAMETER, "GENOME").build();
        Struct value = one("dna", fromTheFuture, "GATTACA");
        TestPolicy lax =
                policy().at("$.dna", KEEP)
                        .defaultAction(DefaultAction.KEEP)
                        .unclassified(DefaultAction.KEEP);

        assertThatThrownBy(() -> masked(lax, value))
                .isInstanceOfSatisfying(
                        MaskingException.class,
                        e -> {
                            assertThat(e.error()).isEqualTo(MaskingError.CLASS_UNKNOWN);
                            assertThat(e.path()).isEqualTo("$.dna");
                        })
                .hasMessageNotContaining("GATTACA");
    }

    @Test
    void masksAClassThatItDoesNotKnowByAPath() {
        Schema fromTheFuture =
                SchemaBuilder.string().parameter(PiiClass.PARAMETER, "GENOME").build();

        assertThat(masked(policy().at("$.dna", REDACT), one("dna", fromTheFuture, "G")).get("dna"))
                .isEqualTo("[redacted]");
    }

    // values

    @Test
    void neverChangesWhatComesIn() {
        Struct value = Given.healthcare();
        Struct same = Given.healthcare();
        SourceRecord record = Given.record(Schema.STRING_SCHEMA, "PAT-4711", value.schema(), value);
        record.headers().addString("tributary.source", "hl7");

        policy().ofAll(DROP).headers().engine().mask(record, Parts.WHOLE);

        assertThat(value).isEqualTo(same);
        assertThat(record.headers()).hasSize(1);
        assertThat(record.key()).isEqualTo("PAT-4711");
    }

    @Test
    void givesTheSameForTheSameRecord() {
        MaskingEngine engine =
                policy().of(PiiClass.MRN, TOKEN)
                        .of(PiiClass.BIRTH_DATE, SHIFT)
                        .of(PiiClass.FREE_TEXT, new Action.Detect())
                        .engine();
        Struct value = Given.healthcare();
        SourceRecord record = Given.record(Schema.STRING_SCHEMA, "PAT-4711", value.schema(), value);

        SourceRecord first = engine.mask(record, Parts.WHOLE);
        SourceRecord second = engine.mask(record, Parts.WHOLE);

        assertThat(second.key()).isEqualTo(first.key());
        assertThat(second.value()).isEqualTo(first.value());
        assertThat(second.headers()).isEqualTo(first.headers());
    }

    @Test
    void leavesTombstonesAlone() {
        SourceRecord tombstone = Given.record(Schema.STRING_SCHEMA, "key", null, null);

        SourceRecord masked = policy().at("$key", TOKEN).engine().mask(tombstone, Parts.WHOLE);

        assertThat(masked.value()).isNull();
        assertThat(masked.valueSchema()).isNull();
        assertThat(masked.key()).isEqualTo(FakeKeys.tokenOf("$key", "key"));
    }

    @Test
    void leavesNullsAloneEvenWhereReadersWouldSeeADefault() {
        Schema optional =
                PiiClass.NAME.tag(SchemaBuilder.string().optional().defaultValue("Nobody")).build();
        Struct value = new Struct(Given.struct().field("name", optional).build());

        Struct masked = masked(policy().of(PiiClass.NAME, TOKEN), value);

        assertThat(masked.getWithoutDefault("name")).isNull();
    }

    @Test
    void keepsTopicPartitionTimestampAndOffset() {
        SourceRecord record = Given.value(Given.healthcare());

        SourceRecord masked = policy().ofAll(DROP).engine().mask(record, Parts.WHOLE);

        assertThat(masked.topic()).isEqualTo("topic");
        assertThat(masked.kafkaPartition()).isEqualTo(3);
        assertThat(masked.timestamp()).isEqualTo(1_700_000_000_000L);
        assertThat(masked.sourceOffset()).isEqualTo(record.sourceOffset());
    }

    // shapes

    @Test
    void masksStructsInListsInStructs() {
        Struct masked = masked(policy().of(PiiClass.OTHER_ID, TOKEN), Given.healthcare());

        assertThat(masked.getStruct("patient").<Struct>getArray("identifiers"))
                .extracting(id -> id.get("value"))
                .containsExactly(
                        FakeKeys.tokenOf(PiiClass.OTHER_ID, "4711"),
                        FakeKeys.tokenOf(PiiClass.OTHER_ID, "900-12-3456"));
    }

    @Test
    void choosesElementsByWhatTheyAre() {
        Struct masked =
                masked(
                        policy().at(
                                        "$.patient.identifiers[?type=SSN].value",
                                        new Action.LastN(4, '*'))
                                .of(PiiClass.OTHER_ID, KEEP),
                        Given.healthcare());

        assertThat(masked.getStruct("patient").<Struct>getArray("identifiers"))
                .extracting(id -> id.get("value"))
                .containsExactly("4711", "***-**-3456");
    }

    @Test
    void choosesElementsByPosition() {
        Struct masked =
                masked(
                        policy().at("$.patient.phones[0]", KEEP).of(PiiClass.PHONE, REDACT),
                        Given.healthcare());

        assertThat(masked.getStruct("patient").getArray("phones"))
                .isEqualTo(List.of("555-0100", "[redacted]"));
    }

    @Test
    void leavesElementsOutOfLists() {
        Struct masked =
                masked(policy().at("$.patient.phones[0]", DROP).ofAll(KEEP), Given.healthcare());

        assertThat(masked.getStruct("patient").getArray("phones")).isEqualTo(List.of("555-0101"));
    }

    @Test
    void findsANameAnywhere() {
        Struct masked = masked(policy().at("..value", REDACT).ofAll(KEEP), Given.healthcare());

        assertThat(masked.<Struct>getArray("observations").get(0).get("value"))
                .isEqualTo("[redacted]");
        assertThat(masked.getStruct("patient").<Struct>getArray("identifiers").get(0).get("value"))
                .isEqualTo("[redacted]");
        assertThat(masked.getStruct("patient").get("id")).isEqualTo("PAT-4711");
    }

    @Test
    void masksEntriesOfMapsByTheirNames() {
        Struct value = Given.healthcare().put("mapped", Map.of("insurer id", "I-1", "ward", "W-1"));

        Struct masked =
                masked(
                        policy().at("$.mapped['insurer id']", TOKEN)
                                .ofAll(KEEP)
                                .unclassified(DefaultAction.KEEP),
                        value);

        assertThat(masked.getMap("mapped"))
                .isEqualTo(
                        Map.of(
                                "insurer id",
                                FakeKeys.tokenOf(PiiClass.FREE_TEXT, "I-1"),
                                "ward",
                                "W-1"));
    }

    @Test
    void masksNamesOfEntriesThatAreTagged() {
        Schema map =
                SchemaBuilder.map(
                                PiiClass.MRN.tag(SchemaBuilder.string()).build(),
                                Given.tagged(PiiClass.NAME))
                        .build();

        Struct masked =
                masked(
                        policy().of(PiiClass.MRN, TOKEN).of(PiiClass.NAME, REDACT),
                        one("names", map, Map.of("4711", "Erika")));

        assertThat(masked.getMap("names"))
                .isEqualTo(Map.of(FakeKeys.tokenOf(PiiClass.MRN, "4711"), "[redacted]"));
    }

    @Test
    void namesOfEntriesThatAreDataDoNotPass() {
        Schema map = SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.INT32_SCHEMA).build();

        assertThat(
                        masked(
                                        policy().at("$.counts.*", KEEP),
                                        one("counts", map, Map.of("4711", 1, "open", 2)))
                                .getMap("counts"))
                .isEqualTo(Map.of("[redacted]", 1, "open", 2));
        assertThat(
                        masked(
                                        policy().at("$.counts.~", TOKEN).at("$.counts.*", KEEP),
                                        one("counts", map, Map.of("4711", 1)))
                                .getMap("counts"))
                .isEqualTo(Map.of(FakeKeys.tokenOf("counts", "4711"), 1));
        assertThat(
                        masked(policy().at("$.counts", KEEP), one("counts", map, Map.of("4711", 1)))
                                .getMap("counts"))
                .isEqualTo(Map.of("4711", 1));
    }

    @Test
    void namesOfEntriesThatAreNumbersBecomeTokensAsText() {
        Schema map = SchemaBuilder.map(Schema.INT64_SCHEMA, Schema.INT32_SCHEMA).build();

        Struct masked =
                masked(
                        policy().at("$.counts.~", TOKEN).at("$.counts.*", KEEP),
                        one("counts", map, Map.of(4711L, 1)));

        assertThat(masked.getMap("counts"))
                .isEqualTo(Map.of(FakeKeys.tokenOf("counts", "4711"), 1));
        assertThat(masked.schema().field("counts").schema().keySchema().type())
                .isEqualTo(Schema.Type.STRING);
    }

    @Test
    void masksWhatIsFoundInNamesOfEntries() {
        Schema map = SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.INT32_SCHEMA).build();

        Struct masked =
                masked(
                        policy().unclassified(DefaultAction.KEEP),
                        one("counts", map, Map.of("900-12-3456", 1, "other", 2)));

        assertThat(masked.getMap("counts")).isEqualTo(Map.of("[SSN]", 1, "other", 2));
    }

    @Test
    void refusesToMakeTwoNamesOfEntriesEqual() {
        Schema map =
                SchemaBuilder.map(
                                PiiClass.MRN.tag(SchemaBuilder.string()).build(),
                                Schema.INT32_SCHEMA)
                        .build();

        assertThatThrownBy(
                        () ->
                                masked(
                                        policy().of(PiiClass.MRN, REDACT)
                                                .unclassified(DefaultAction.KEEP),
                                        one("counts", map, Map.of("4711", 1, "4712", 2))))
                .isInstanceOfSatisfying(
                        MaskingException.class,
                        e -> assertThat(e.error()).isEqualTo(MaskingError.KEYS_COLLIDE))
                .hasMessageNotContaining("4711");
    }

    @Test
    void bindsCiphertextsToTheirPlaceAndToTheNameOfTheEntry() {
        Struct value = Given.healthcare().put("mapped", Map.of("insurer id", "I-1"));

        Struct masked = masked(policy().ofAll(ENCRYPT), value);

        assertThat(masked.getMap("mapped").get("insurer id"))
                .isEqualTo(FakeKeys.sealed("$.mapped['insurer id']", "I-1"));
        assertThat(masked.getStruct("patient").<Struct>getArray("identifiers").get(0).get("value"))
                .isEqualTo(FakeKeys.sealed("$.patient.identifiers[*].value", "4711"));
    }

    @Test
    void leavesAStructOutWhole() {
        Struct masked = masked(policy().at("$.patient", DROP).ofAll(KEEP), Given.healthcare());

        assertThat(masked.get("patient")).isNull();
        assertThat(masked.schema()).isSameAs(HealthcareRecord.SCHEMA);
    }

    @Test
    void keepsOfAStructThatIsLeftOutWhatAnEarlierRuleKeeps() {
        Struct masked =
                masked(
                        policy().at("$.patient.gender", KEEP).at("$.patient", DROP).ofAll(KEEP),
                        Given.healthcare());

        assertThat(masked.getStruct("patient").get("gender")).isEqualTo("F");
        assertThat(masked.getStruct("patient").get("name")).isNull();
    }

    // schemas

    @Test
    void keepsTheSchemaWhereNoTypeChanges() {
        Struct masked = masked(policy().ofAll(TOKEN), Given.healthcare());

        assertThat(masked.schema()).isSameAs(HealthcareRecord.SCHEMA);
    }

    @Test
    void marksTheNamesOfSchemasOfWhichATypeChanges() {
        Schema born = PiiClass.BIRTH_DATE.tag(SchemaBuilder.int32().doc("Day.")).build();
        Schema person =
                Given.struct()
                        .name("org.example.Person")
                        .version(7)
                        .doc("A person.")
                        .parameter("owner", "hr")
                        .field("born", born)
                        .build();
        Schema outer = Given.struct().name("org.example.Envelope").field("person", person).build();
        Struct value = new Struct(outer).put("person", new Struct(person).put("born", 3666));

        Struct masked = masked(policy().of(PiiClass.BIRTH_DATE, TOKEN), value);

        assertThat(masked.schema().name()).isEqualTo("org.example.EnvelopeMasked");
        Schema inner = masked.schema().field("person").schema();
        assertThat(inner.name()).isEqualTo("org.example.PersonMasked");
        assertThat(inner.version()).isEqualTo(7);
        assertThat(inner.doc()).isEqualTo("A person.");
        assertThat(inner.parameters()).containsEntry("owner", "hr");
        assertThat(inner.field("born").schema().type()).isEqualTo(Schema.Type.STRING);
        assertThat(inner.field("born").schema().doc()).isEqualTo("Day.");
        assertThat(inner.field("born").schema().parameters())
                .containsEntry(PiiClass.PARAMETER, "BIRTH_DATE");
        masked.validate();
    }

    @Test
    void makesPlainTextOfAWordFromAList() {
        Schema words =
                SchemaBuilder.string()
                        .name("org.example.Gender")
                        .optional()
                        .parameter("io.confluent.connect.avro.Enum", "org.example.Gender")
                        .parameter("io.confluent.connect.avro.Enum.F", "F")
                        .parameter("unit", "none")
                        .build();

        Struct masked = masked(policy(), one("gender", words, "F"));

        assertThat(masked.get("gender")).isEqualTo("[redacted]");
        assertThat(masked.schema().field("gender").schema())
                .isEqualTo(SchemaBuilder.string().optional().parameter("unit", "none").build());
        assertThat(masked(policy().at("$.gender", KEEP), one("gender", words, "F")).schema())
                .isEqualTo(one("gender", words, "F").schema());
    }

    @Test
    void numbersMaskedSchemasOfOneNameThatDiffer() {
        Schema person =
                Given.struct()
                        .name("Person")
                        .field("a", Schema.INT32_SCHEMA)
                        .field("b", Schema.INT32_SCHEMA)
                        .build();
        Schema outer =
                Given.struct().field("x", person).field("y", person).field("z", person).build();
        Struct one = new Struct(person).put("a", 1).put("b", 2);
        Struct value = new Struct(outer).put("x", one).put("y", one).put("z", one);

        Struct masked =
                masked(
                        policy().at("$.x.a", TOKEN)
                                .at("$.y.b", TOKEN)
                                .at("$.z.a", TOKEN)
                                .unclassified(DefaultAction.KEEP),
                        value);

        assertThat(masked.getStruct("x").schema().name()).isEqualTo("PersonMasked");
        assertThat(masked.getStruct("y").schema().name()).isEqualTo("PersonMasked2");
        assertThat(masked.getStruct("z").schema()).isEqualTo(masked.getStruct("x").schema());
    }

    @Test
    void makesTextOfAllElementsWhereItMakesTextOfSome() {
        Schema id =
                Given.struct()
                        .field("type", Schema.STRING_SCHEMA)
                        .field("number", Schema.INT64_SCHEMA)
                        .build();
        Schema outer = Given.struct().field("ids", SchemaBuilder.array(id).build()).build();
        Struct value =
                new Struct(outer)
                        .put(
                                "ids",
                                List.of(
                                        new Struct(id).put("type", "a").put("number", 1L),
                                        new Struct(id).put("type", "b").put("number", 2L)));

        Struct masked =
                masked(
                        policy().at("$.ids[?type=a].number", TOKEN)
                                .unclassified(DefaultAction.KEEP),
                        value);

        assertThat(masked.<Struct>getArray("ids"))
                .extracting(each -> each.get("number"))
                .containsExactly(FakeKeys.tokenOf("number", "1"), "2");
        masked.validate();
    }

    @Test
    void takesARequiredFieldOutOfTheSchemaWithItsValue() {
        Schema person =
                Given.struct()
                        .name("Person")
                        .field("ssn", PiiClass.SSN.tag(SchemaBuilder.string()).build())
                        .field("age", Schema.INT32_SCHEMA)
                        .build();

        Struct masked =
                masked(
                        policy().of(PiiClass.SSN, DROP).unclassified(DefaultAction.KEEP),
                        new Struct(person).put("ssn", "900-12-3456").put("age", 5));

        assertThat(masked.schema().field("ssn")).isNull();
        assertThat(masked.schema().name()).isEqualTo("PersonMasked");
        assertThat(masked.get("age")).isEqualTo(5);
    }

    @Test
    void putsZeroWhereNothingIsNotAllowed() {
        Schema schema =
                Given.struct()
                        .field("count", Schema.INT64_SCHEMA)
                        .field("at", Timestamp.SCHEMA)
                        .field("amount", Decimal.schema(2))
                        .field("sure", Schema.BOOLEAN_SCHEMA)
                        .field("maybe", Schema.OPTIONAL_INT32_SCHEMA)
                        .build();
        Struct value =
                new Struct(schema)
                        .put("count", 5L)
                        .put("at", Timestamp.toLogical(Timestamp.SCHEMA, 5))
                        .put("amount", new BigDecimal("5.00"))
                        .put("sure", true)
                        .put("maybe", 5);

        Struct masked = masked(policy(), value);

        assertThat(masked.schema()).isSameAs(schema);
        assertThat(masked.get("count")).isEqualTo(0L);
        assertThat(masked.get("at")).isEqualTo(Timestamp.toLogical(Timestamp.SCHEMA, 0));
        assertThat(masked.get("amount")).isEqualTo(new BigDecimal("0.00"));
        assertThat(masked.get("sure")).isEqualTo(false);
        assertThat(masked.get("maybe")).isNull();
        masked.validate();
    }

    @Test
    void plansASchemaOnceHoweverItIsHandedIn() {
        SchemaCache<Object> cache = new SchemaCache<>();
        Schema schema = Given.struct().field("a", Schema.STRING_SCHEMA).build();
        Schema equal = Given.struct().field("a", Schema.STRING_SCHEMA).build();

        Object made = cache.get(schema, absent -> new Object());

        assertThat(cache.get(schema, absent -> new Object())).isSameAs(made);
        assertThat(cache.get(equal, absent -> new Object())).isSameAs(made);
        assertThat(cache.size()).isEqualTo(1);
    }

    @Test
    void forgetsSchemasBeyondABound() {
        SchemaCache<Object> cache = new SchemaCache<>();

        for (int i = 0; i < 1_000; i++) {
            Schema schema = Given.struct().field("a" + i, Schema.STRING_SCHEMA).build();
            cache.get(schema, absent -> new Object());
        }

        assertThat(cache.size()).isEqualTo(256);
    }

    @Test
    void refusesATypeThatTheActionCannotServe() {
        assertThatThrownBy(
                        () ->
                                masked(
                                        policy().at("$.flag", SHIFT),
                                        one("flag", Schema.BOOLEAN_SCHEMA, true)))
                .isInstanceOfSatisfying(
                        MaskingException.class,
                        e -> {
                            assertThat(e.error()).isEqualTo(MaskingError.TYPE_NOT_SERVED);
                            assertThat(e.path()).isEqualTo("$.flag");
                            assertThat(e.type()).isEqualTo("BOOLEAN");
                        });
    }
}
