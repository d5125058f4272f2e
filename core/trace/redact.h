#pragma once
#include "core/base/secret.h"
#include "core/base/secret_names.h"
#include "core/base/value.h"
#include "core/model/shape.h"

#include <string>
#include <string_view>
#include <vector>

namespace botoscope::trace {

/// Hides secrets of one call: credentials, tokens, signature keys and whatever the model marks sensitive. Everything
/// that is stored, shown or logged goes through it. It learns secrets as the call goes and hides their text wherever it
/// turns up, in the spellings the protocols give it (JSON, form, percent and XML escapes, base64).
class Redactor {
public:
    /// Texts shorter than three characters are not searched for (they would hide unrelated text).
    void addSecret(std::string_view secret, std::string_view replacement = redactedText);
    /// An access key id is shown by its last four characters.
    void addAccessKeyId(std::string_view accessKeyId);

    /// Learns the values of members that are sensitive by the shape (or by name) and returns data with them hidden.
    /// The same storage comes back when there is nothing to hide.
    Value shaped(const Value& value, const model::Shape* shape);
    /// Hides known secrets in every text of the data.
    Value value(const Value& value) const;
    std::string text(std::string_view text) const;
    bool hasSecrets() const { return !m_replacements.empty(); }

private:
    struct Replacement {
        std::string from;
        std::string to;
    };
    Value maskMember(const Value& value, const model::ShapeRef& ref, std::string_view name, int depth);
    Value maskInside(const Value& value, const model::Shape& shape, int depth);
    void learn(const Value& value);
    void addSpelling(std::string text, std::string_view replacement);

    std::vector<Replacement> m_replacements; ///< longest first
};

/// True if the shape or anything below it is sensitive.
bool reachesSensitive(const model::Shape& shape);

/// True for names of members and headers that carry secrets whatever a model says (SessionToken, Authorization, …).
bool isSecretName(std::string_view name);

/// A header's value as it may be shown: Authorization keeps scheme, scope and signed headers but not the signature;
/// tokens are hidden whole.
std::string shownHeader(std::string_view name, std::string_view value);

/// A URL with the values of signature parameters hidden (X-Amz-Signature, X-Amz-Security-Token, X-Amz-Credential, …),
/// and those of a user and password before the host.
std::string shownUrl(std::string_view url);

} // namespace botoscope::trace
