#pragma once
#include "core/credentials/provided.h"

#include <memory>
#include <string>
#include <string_view>

namespace botoscope::credentials {

/// What one provider said when it was asked: credentials, or why it has none. Words for people, never a secret.
struct Answer {
    std::shared_ptr<ProvidedCredentials> credentials; ///< nullptr: none
    std::string explanation; ///< "AWS_ACCESS_KEY_ID is set", "profile dev has no aws_access_key_id", …

    // Not an aggregate: g++ 12 destroys aggregate temporaries of co_return twice.
    explicit Answer(std::string why) : explanation(std::move(why)) {}
    Answer(std::shared_ptr<ProvidedCredentials> found, std::string where)
        : credentials(std::move(found)), explanation(std::move(where))
    {
    }
    Answer(auth::Credentials found, std::string where)
        : Answer(std::make_shared<FixedCredentials>(std::move(found)), std::move(where))
    {
    }
};

/// One question to a provider: where it may write down what it does (log) and what it finds on the way (attempt:
/// facts, and nested ones for others that it asks).
struct Asking {
    FetchLog& log;
    Attempt& attempt;
};

/// One way to credentials. One file each.
class CredentialProvider {
public:
    virtual ~CredentialProvider() = default;
    /// botocore's METHOD, e.g. "env", "shared-credentials-file".
    virtual std::string_view method() const = 0;
    /// Errors end the chain: PartialCredentials, CredentialRetrieval, InvalidConfig, and those of calls to services.
    virtual Task<Result<Answer>> load(Asking& asking) = 0;
};

} // namespace botoscope::credentials
