#pragma once
#include "core/credentials/secret_store.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace botoscope::test {

/// A secret service in memory that can be locked, fail, and keep its callers waiting.
class FakeStore final : public credentials::SecretStore {
public:
    std::map<std::string, std::string> entries;
    std::vector<std::string> log; ///< "read KEY", "write KEY", "remove KEY"
    bool locked = false;          ///< as libsecret without a collection: writing fails, nothing is found or removed
    bool forgetful = false;       ///< takes everything, keeps nothing
    bool hold = false;            ///< reads wait for release()
    std::string stuck;            ///< a key that can't be removed

    Task<Result<std::optional<SecretString>>> read(std::string key) override
    {
        log.push_back("read " + key);
        if (hold) {
            Completion<bool> gate;
            m_gates.push_back(gate.resolver());
            const bool opened = co_await gate;
            (void)opened;
        }
        const auto found = entries.find(key);
        if (locked || found == entries.end()) {
            co_return std::optional<SecretString>();
        }
        co_return std::optional(SecretString(found->second));
    }
    Task<Result<void>> write(std::string key, SecretString text) override
    {
        log.push_back("write " + key);
        if (locked) {
            co_return Result<void>(unavailable());
        }
        if (!forgetful) {
            entries[key] = text.reveal();
        }
        co_return Result<void>();
    }
    Task<Result<void>> remove(std::string key) override
    {
        log.push_back("remove " + key);
        if (key == stuck) {
            co_return Result<void>(unavailable());
        }
        if (!locked) {
            entries.erase(key);
        }
        co_return Result<void>();
    }
    void release()
    {
        hold = false;
        for (const auto& gate : std::exchange(m_gates, {})) {
            gate.resolve(true);
        }
    }
    std::size_t count(const std::string& entry) const
    {
        return static_cast<std::size_t>(std::count(log.begin(), log.end(), entry));
    }

private:
    static Error unavailable()
    {
        Error error(ErrorCode::CredentialRetrieval, "the keychain can't be used: locked");
        error.with("keychain", "unavailable");
        return error;
    }
    std::vector<Completion<bool>::Resolver> m_gates;
};

} // namespace botoscope::test
