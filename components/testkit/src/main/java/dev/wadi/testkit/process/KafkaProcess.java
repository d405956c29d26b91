package dev.wadi.testkit.process;

import dev.wadi.servers.KafkaOptions;
import dev.wadi.servers.KafkaServer;
import dev.wadi.testkit.KafkaBackend;
import dev.wadi.testkit.network.TcpProxy;

/** A broker in a JVM of its own. */
final class KafkaProcess implements KafkaBackend {
    private final KafkaServer server;
    /** null without one. */
    private final TcpProxy proxy;

    private KafkaProcess(KafkaServer server, TcpProxy proxy) {
        this.server = server;
        this.proxy = proxy;
    }

    static KafkaProcess launch(KafkaOptions options) {
        return new KafkaProcess(KafkaServer.launch(options), null);
    }

    static KafkaProcess launchProxied(KafkaOptions options) {
        TcpProxy proxy = TcpProxy.listen();
        try {
            KafkaServer server = KafkaServer.launch(options.withProxyPort(proxy.port()));
            return new KafkaProcess(server, proxy.forwardTo(server.proxiedAddress()));
        } catch (RuntimeException e) {
            proxy.close();
            throw e;
        }
    }

    @Override
    public String bootstrapServers() {
        return server.bootstrapServers();
    }

    @Override
    public TcpProxy proxy() {
        if (proxy == null) {
            throw new IllegalStateException("a proxy before the broker has to be asked for: @KafkaBroker(proxied = true)");
        }
        return proxy;
    }

    @Override
    public void start() {
        server.start();
    }

    @Override
    public void stop() {
        server.stop();
    }

    @Override
    public void kill() {
        server.kill();
    }

    @Override
    public void pause() {
        server.pause();
    }

    @Override
    public void resume() {
        server.resume();
    }

    @Override
    public void close() {
        if (proxy != null) {
            proxy.close();
        }
        server.close();
    }
}
