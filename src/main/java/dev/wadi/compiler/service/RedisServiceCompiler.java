package dev.wadi.compiler.service;

import dev.wadi.compiler.text.CompileContext;
import dev.wadi.definition.RedisService;
import dev.wadi.definition.Secrecy;
import dev.wadi.definition.SecretNames;
import dev.wadi.definition.Text;

/** A Redis service becomes the property with its address; whoever uses it has a connection of its own. */
public final class RedisServiceCompiler {

    private final CompileContext context;

    public RedisServiceCompiler(CompileContext context) {
        this.context = context;
    }

    /** Sets the property. */
    public void use(RedisService service) {
        Text url = service.url();
        boolean secret = SecretNames.isSecret(Secrecy.IF_USER_IN_ADDRESS, "url", url.value());
        context.properties().set(addressProperty(service), url, secret);
    }

    /** Name of the property that holds the address. */
    public String addressProperty(RedisService service) {
        return context.names().service(service.name()) + ".url";
    }
}
