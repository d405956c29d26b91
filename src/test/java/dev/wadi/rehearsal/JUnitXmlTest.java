package dev.wadi.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.problem.Place;
import dev.wadi.problem.Problem;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class JUnitXmlTest {

    private static final Path FILE = Path.of("shop.wadi.test.yaml");

    @Test
    void hasASuiteForEachFileAndACaseForEachCase() {
        Problems wrong = new Problems();
        wrong.add(Problem.of(ProblemCode.UNKNOWN_OPTION, new Place("b.wadi.test.yaml", 7, 3), "cases[0] has no option 'kei'").allowing("key"));
        String xml = JUnitXml.of(List.of(
                new FileReport(FILE, new Problems(), List.of(
                        new CaseReport("passes", new Place(FILE.toString(), 3, 11), List.of(), Duration.ofMillis(1500)),
                        new CaseReport("<fails> & says \"why\"", new Place(FILE.toString(), 9, 11),
                                List.of("topic: event 1: key: expected \"1\", found \"2\"", "settled events: expected 1, found 0"),
                                Duration.ofMillis(20)))),
                new FileReport(Path.of("b.wadi.test.yaml"), wrong, List.of())));

        assertThat(xml).isEqualTo("""
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites name="wadi test" tests="3" failures="1" errors="1" time="1.520">
                  <testsuite name="shop.wadi.test.yaml" tests="2" failures="1" errors="0" time="1.520">
                    <testcase name="passes" classname="shop.wadi.test.yaml" file="shop.wadi.test.yaml" line="3" time="1.500">
                    </testcase>
                    <testcase name="&lt;fails&gt; &amp; says &quot;why&quot;" classname="shop.wadi.test.yaml" file="shop.wadi.test.yaml" line="9" time="0.020">
                      <failure message="topic: event 1: key: expected &quot;1&quot;, found &quot;2&quot;" type="difference">shop.wadi.test.yaml:9:11
                topic: event 1: key: expected "1", found "2"
                settled events: expected 1, found 0</failure>
                    </testcase>
                  </testsuite>
                  <testsuite name="b.wadi.test.yaml" tests="1" failures="0" errors="1" time="0.000">
                    <testcase name="the file and its definition" classname="b.wadi.test.yaml" file="b.wadi.test.yaml" line="7" time="0.000">
                      <error message="cases[0] has no option 'kei'" type="unknown-option">b.wadi.test.yaml:7:3: error: cases[0] has no option 'kei' [unknown-option]
                  allowed: key</error>
                    </testcase>
                  </testsuite>
                </testsuites>
                """);
    }

    @Test
    void isXmlWhateverEventsHold() throws Exception {
        String text = "found \"\u0000\u001b[31m\uffff]]> \ud83d\ude00 \ud800\"";
        String xml = JUnitXml.of(List.of(new FileReport(FILE, new Problems(), List.of(
                new CaseReport(text, new Place("x", 1, 1), List.of(text), Duration.ZERO)))));

        Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        Element testcase = (Element) document.getElementsByTagName("testcase").item(0);
        assertThat(testcase.getAttribute("name")).isEqualTo("found \"\ufffd\ufffd[31m\ufffd]]> \ud83d\ude00 \ufffd\"");
    }
}
