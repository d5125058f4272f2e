#pragma once
#include "core/auth/credentials.h"
#include "core/base/result.h"
#include "core/base/task.h"

#include <optional>
#include <string>
#include <string_view>

namespace botoscope::credentials {

/// What one provider said when it was asked: credentials, or why it has none. Words for people, never a secret.
struct Answer {
    std::optional<auth::Credentials> credentials;
    std::string explanation; ///< "AWS_ACCESS_KEY_ID is set", "profile dev has no aws_access_key_id", …

    // Not an aggregate: g++ 12 destroys aggregate temporaries of co_return twice.
    explicit Answer(std::string why) : explanation(std::move(why)) {}
    Answer(auth::Credentials found, std::string where) : credentials(std::move(found)), explanation(std::move(where)) {}
};

/// One way to credentials. One file each.
class CredentialProvider {
public:
    virtual ~CredentialProvider() = default;
    /// botocore's METHOD, e.g. "env", "shared-credentials-file".
    virtual std::string_view method() const = 0;
    /// Errors end the chain: PartialCredentials, CredentialRetrieval, ProfileNotFound, ConfigParse.
    virtual Task<Result<Answer>> load() = 0;
};

} // namespace botoscope::credentials
