package dev.wadi.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerOptionsTest {
    @TempDir
    Path temporary;

    @Test
    void startsOneNodeWithSmallOplogByDefault() {
        assertThat(MongoOptions.single()).isEqualTo(
                new MongoOptions(1, 64, Duration.ofMillis(1000), Duration.ofMillis(200), List.of(), null));
        assertThat(MongoOptions.threeNodes()).isEqualTo(MongoOptions.single().withNodes(3));
    }

    @Test
    void changesEveryMongoOption() {
        MongoOptions changed = MongoOptions.single().withNodes(3).withOplogMegabytes(8).withArguments("--syncdelay", "1")
                .withElectionTimeout(Duration.ofSeconds(5), Duration.ofSeconds(1)).withFolder(temporary);
        assertThat(changed).isEqualTo(new MongoOptions(
                3, 8, Duration.ofSeconds(5), Duration.ofSeconds(1), List.of("--syncdelay", "1"), temporary));
    }

    @Test
    void rejectsReplicaSetsThatCannotWork() {
        assertThatThrownBy(() -> MongoOptions.single().withNodes(2))
                .hasMessage("a replica set here has 1 or 3 nodes, not 2");
        assertThatThrownBy(() -> MongoOptions.single().withOplogMegabytes(0))
                .hasMessage("oplogMegabytes must be at least 1, not 0");
        assertThatThrownBy(() -> MongoOptions.single().withElectionTimeout(Duration.ofMillis(100), Duration.ofMillis(200)))
                .hasMessage("electionTimeout PT0.1S is below heartbeatInterval PT0.2S");
    }

    @Test
    void changesEveryKafkaOption() {
        assertThat(KafkaOptions.defaults()).isEqualTo(new KafkaOptions(Map.of(), 512, 0, false, null));
        assertThat(KafkaOptions.defaults().withProperty("a", "1").withProperty("b", "2").withHeapMegabytes(256)
                .withProxyPort(9).withShortLife().withFolder(temporary))
                .isEqualTo(new KafkaOptions(Map.of("a", "1", "b", "2"), 256, 9, true, temporary));
        assertThatThrownBy(() -> KafkaOptions.defaults().withHeapMegabytes(1))
                .hasMessage("heapMegabytes must be at least 128, not 1");
    }

    @Test
    void letsGivenBrokerPropertiesWin() {
        Map<String, String> properties = BrokerProperties.of(1, 2, temporary, Map.of("offsets.topic.num.partitions", "50"));
        assertThat(properties).containsEntry("offsets.topic.num.partitions", "50")
                .containsEntry("listeners", "PLAINTEXT://127.0.0.1:1,CONTROLLER://127.0.0.1:2");
    }

    @Test
    void tellsClientsOfTheSecondListenerThePortOfTheProxy() {
        assertThat(BrokerProperties.proxied(1, 2, 3, 4))
                .containsEntry("listeners", "PLAINTEXT://127.0.0.1:1,PROXIED://127.0.0.1:3,CONTROLLER://127.0.0.1:2")
                .containsEntry("advertised.listeners", "PLAINTEXT://127.0.0.1:1,PROXIED://127.0.0.1:4");
    }

    @Test
    void refusesFolderThatHoldsSomethingAndLeavesItAlone() throws IOException {
        Path precious = Files.createFile(temporary.resolve("precious.txt"));
        assertThatThrownBy(() -> DataFolder.claim(temporary, "unused")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not empty; a server's data folder is deleted on close");
        assertThat(precious).exists();
    }

    @Test
    void deletesWholeFolderAndTwiceWithoutComplaint() throws IOException {
        DataFolder folder = DataFolder.claim(temporary.resolve("a/b"), "unused");
        Files.createFile(folder.folder("data").resolve("file"));
        folder.delete();
        assertThat(temporary.resolve("a/b")).doesNotExist();
        folder.delete();
    }

    @Test
    void givesEachPortOnceAndBelowTheEphemeralRange() {
        Set<Integer> ports = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            ports.add(FreePorts.next());
        }
        assertThat(ports).hasSize(200).allMatch(port -> port < 32_768);
    }

    @Test
    void marksAPortAsPickedForOtherJvmsToo() {
        InetSocketAddress picked = new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePorts.next());

        assertThatThrownBy(() -> new DatagramSocket(picked)).isInstanceOf(BindException.class);
    }
}
