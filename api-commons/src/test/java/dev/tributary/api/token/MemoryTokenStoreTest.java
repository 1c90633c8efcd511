package dev.tributary.api.token;

class MemoryTokenStoreTest extends TokenStoreContract {

    private final MemoryTokenStore memory = new MemoryTokenStore();

    @Override
    protected TokenStore open() {
        return memory;
    }
}
