#pragma once
#include "core/base/clock.h"
#include "core/config/keychain_command.h"
#include "core/credentials/keychain.h"

#include <functional>
#include <optional>

namespace botoscope::credentials {

/// Calls STS GetSessionToken with an entry's keys, for so many seconds. Error: CredentialRetrieval.
using BuySession = std::function<Task<Result<KeychainSession>>(KeychainEntry entry, std::int64_t seconds)>;

/// What a credential process of ours answers with.
struct KeychainAnswer {
    auth::Credentials credentials;
    std::optional<Timestamp> expires; ///< nullopt: the keys themselves
    Timestamp created;                ///< when the keys were put into the keychain

    KeychainAnswer() = default;
};

/// The keys, or session credentials where the command asks for them: kept ones until 15 minutes before their end, of
/// sessions shorter than 45 minutes until a third is left, else new ones. Errors: CredentialRetrieval; its context
/// "keychain" is "empty" where there is no entry.
Task<Result<KeychainAnswer>> keychainAnswer(Keychain& keychain, const Clock& clock, BuySession buy,
                                            config::KeychainCommand command);

/// There is no entry; says how to make one.
Error noKeychainEntry(const std::string& profile);

} // namespace botoscope::credentials
