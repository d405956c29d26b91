package dev.wadi.kamelet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KameletRulesTest {

    private static final String NAME = "wadi-mongodb-changes-source";
    private static final String FILE = NAME + KameletFile.EXTENSION;
    private static final String TEXT = KameletFile.text(KameletFile.FOLDER.resolve(FILE));

    @Test
    void everyKameletFollowsTheRules() {
        assertThat(KameletFile.all()).isNotEmpty();
        assertThat(KameletRules.check(KameletFile.all())).isEmpty();
    }

    @Test
    void everyKameletHasAnExamplePipe() {
        assertThat(KameletFile.all()).allSatisfy(kamelet ->
                assertThat(KameletFile.FOLDER.resolve("templates/pipes/core").resolve(kamelet.name() + "-pipe.yaml"))
                        .content().contains("name: " + kamelet.name() + "\n"));
    }

    @Test
    void readmeNamesEveryPropertyOfEveryKamelet() {
        String readme = KameletFile.text(KameletFile.FOLDER.resolve("README.md"));
        assertThat(KameletFile.all()).allSatisfy(kamelet -> {
            assertThat(readme).contains(kamelet.name());
            assertThat(kamelet.properties().keySet()).allSatisfy(name -> assertThat(readme).contains("`" + name + "`"));
        });
    }

    /** Each line breaks one rule: what is replaced, by what, and what the rules have to say then. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name: wadi-mongodb-changes-source | name: wadi-mongodb-source | is not the name of the file
            kamelet.type: "source" | kamelet.type: "sink" | name does not end with -sink
            kamelet.type: "source" | kamelet.type: "reader" | is none of
            kind: Kamelet | kind: Pipe | kind is not Kamelet
            data:image/svg+xml;base64, | https://example.org/icon.svg# | is not an inline SVG image
            catalog.version: "0.1.0" | other.version: "0.1.0" | annotation catalog.version is missing
            provider: "Wadi" | provider: "Apache Software Foundation" | provider is somebody else
            support.level: "Preview" | support.level: "Beta" | neither Preview nor Stable
            title: "Wadi MongoDB Changes Source" | title: "Wadi MongoDB Changes" | does not end with Source
            "    type: object" | "    type: string" | definition is not of type object
            "      - connector" | "      - conector" | required property 'conector' is not declared
            "      - connector" | "      - database" | 'database' is listed twice
            "      - connector" | "      - format" | required property 'format' has a default
            title: Connection String | title: Connection string | is not in Title Case
            title: Connection String | title: The Connection String | starts with an article
            description: Name of the database to watch. | description: The name of it. | starts with an article
            description: Name of the database to watch. | description: Name of the database | is not a sentence
            urn:camel:group:credentials | urn:other | lacks the descriptor urn:camel:group:credentials
            urn:camel:group:credentials | urn:alm:descriptor:com.tectonic.ui:x | has an obsolete descriptor
            default: updateLookup | default: lookup | is none of its allowed values
            "        example: shop-orders" | "        maxLength: 9" | neither default nor example
            default: json | default: xml | default of dataTypes.out is none of its types
            mediaType: application/bson | media: application/bson | data type 'bson' has no mediaType
            {{?fromTime}} | {{?from}} | 'from' is used in the template and not declared
            {{?fromTime}} | x | 'fromTime' is declared and not used
            ref: "{{converter}}" | ref: other | 'converter' is declared and not used
            kamelet:sink | log:sink | a source does not end with kamelet:sink
            "    from:" | "    route:" | other keys than beans and from
            camel:kamelet | camel:log | dependencies lack camel:kamelet
            mvn:dev.wadi:wadi-components:0.1.0 | mvn:dev.wadi:wadi-components | names no version
            mvn:dev.wadi:wadi-components:0.1.0 | camel:log | dependencies lack mvn:dev.wadi:wadi-components:0.1.0
            "mongodb-changes:{{ | "mongodb-chnages:{{ | no component on the class path has the scheme mongodb-chnages
            """, quoteCharacter = '~')
    void saysWhatIsWrong(String text, String replacement, String finding) {
        String broken = TEXT.replace(unquoted(text), unquoted(replacement));
        assertThat(broken).isNotEqualTo(TEXT);

        assertThat(KameletRules.check(List.of(KameletFile.parse(FILE, broken))))
                .anySatisfy(found -> assertThat(found).startsWith(FILE + ": ").contains(finding));
    }

    @Test
    void twoKameletsNeedTitlesDescriptionsAndOneVersionOfTheirOwn() {
        List<KameletFile> kamelets = new ArrayList<>(List.of(KameletFile.parse(FILE, TEXT)));
        kamelets.add(KameletFile.parse("wadi-other-source" + KameletFile.EXTENSION,
                TEXT.replace("name: " + NAME, "name: wadi-other-source").replace("\"0.1.0\"", "\"0.2.0\"")));

        assertThat(KameletRules.check(kamelets)).hasSize(3)
                .anySatisfy(found -> assertThat(found).contains("title is the same as that of " + NAME))
                .anySatisfy(found -> assertThat(found).contains("description is the same as that of " + NAME))
                .anySatisfy(found -> assertThat(found).contains("different catalog.version"));
    }

    /** Quotes keep leading spaces in the table above. */
    private static String unquoted(String cell) {
        return cell.startsWith("\"") && cell.endsWith("\"") ? cell.substring(1, cell.length() - 1) : cell;
    }
}
